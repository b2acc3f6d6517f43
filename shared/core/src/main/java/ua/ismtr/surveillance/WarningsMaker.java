package ua.ismtr.surveillance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import ua.ismtr.centers.RegisteredCenter;

/** Finds all that is unusual in what was submitted until a day. */
public final class WarningsMaker {
    private WarningsMaker() {}

    /**
     * What stands out; the same activity brings the same findings.
     *
     * @param register the centres that are registered, by full name
     */
    public static List<Finding> find(Activity activity, Map<String, RegisteredCenter> register) {
        List<Finding> jumps = new Jumps(activity).find();
        List<Finding> findings = new ArrayList<>(jumps);
        new Drifts(activity)
                .find().stream()
                        .filter(drift -> jumps.stream().noneMatch(jump -> isPartOf(jump, drift)))
                        .forEach(findings::add);
        List<Finding> silences = new Silences(activity, register).find();
        // Where everybody is silent it is not the centres.
        new EverybodySilent(activity).find().ifPresentOrElse(findings::add, () -> findings.addAll(silences));
        return List.copyOf(findings);
    }

    /** Whether the drift of a scope is a jump that was reported already. */
    private static boolean isPartOf(Finding jump, Finding drift) {
        return Objects.equals(jump.region(), drift.region())
                && Objects.equals(jump.topic(), drift.topic())
                && jump.weeks().stream().anyMatch(drift.weeks()::contains);
    }
}
