package ua.ismtr.planning;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;
import ua.ismtr.reference.RegionId;
import ua.ismtr.requests.OpenRequest;

/**
 * What the best plan is worth at most, by an exact solver: whether an event is held is a whole number; people may be split, and the value of
 * a region is held by its tangents from above. So the true best is never worth more.
 */
final class ExactJudge {
    private static final int TANGENTS = 12;

    private ExactJudge() {}

    static double most(Need need, int events) {
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        Expression budget = model.addExpression("budget").upper(events);
        Map<OpenRequest, Expression> people = new HashMap<>();
        Map<RegionId, Expression> covered = new HashMap<>();
        for (OpenRequest request : need.requests()) {
            people.put(request, model.addExpression("people " + request.id()).upper(request.people()));
            covered.computeIfAbsent(request.region(), region -> value(model, need, region));
        }
        List<Candidate> candidates = new Planner(need, null, Limits.NONE).candidates();
        for (Candidate candidate : candidates) {
            Variable held = model.newVariable("held " + candidate).binary();
            budget.set(held, 1);
            Expression places = model.addExpression("places " + candidate).upper(0);
            places.set(held, -Candidate.LARGEST);
            for (OpenRequest request : need.requests()) {
                if (candidate.suits(request)) {
                    Variable seated =
                            model.newVariable(candidate + " " + request.id()).lower(0);
                    places.set(seated, 1);
                    Objects.requireNonNull(people.get(request)).set(seated, 1);
                    Objects.requireNonNull(covered.get(request.region())).set(seated, -need.weight(request));
                }
            }
        }
        Optimisation.Result result = model.maximise();
        if (!result.getState().isOptimal()) {
            throw new IllegalStateException("The solver ended with " + result.getState());
        }
        return result.getValue();
    }

    /** The variable of a region's value under its tangents; gives the expression that says what of the region is covered. */
    private static Expression value(ExpressionsBasedModel model, Need need, RegionId region) {
        Variable weight = model.newVariable("covered " + region).lower(0).upper(need.weight(region));
        Variable value = model.newVariable("value " + region).lower(0).weight(1);
        for (int i = 0; i < TANGENTS; i++) {
            double at = need.weight(region) * i / (TANGENTS - 1);
            Expression tangent = model.addExpression("tangent " + region + " " + i);
            tangent.set(value, 1);
            tangent.set(weight, -need.slope(region, at));
            tangent.upper(need.value(region, at) - at * need.slope(region, at));
        }
        Expression sum = model.addExpression("sum " + region).level(0);
        sum.set(weight, 1);
        return sum;
    }
}
