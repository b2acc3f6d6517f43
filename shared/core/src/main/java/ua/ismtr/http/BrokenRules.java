package ua.ismtr.http;

import java.util.ArrayList;
import java.util.List;
import ua.ismtr.http.Problem.BrokenRule;

/** Collects the rules that a call breaks. A hundred are told; more would make an answer larger than it may be. */
public final class BrokenRules {
    private static final int MOST = 100;

    private final List<BrokenRule> rules = new ArrayList<>();

    /** Notes one. */
    public void add(String pointer, String detail) {
        if (rules.size() < MOST) {
            rules.add(new BrokenRule(pointer, detail));
        }
    }

    public boolean isEmpty() {
        return rules.isEmpty();
    }

    /** The rules in the order in which they were found. */
    public List<BrokenRule> all() {
        return List.copyOf(rules);
    }

    /** 422 with all of them. */
    public HttpResponse response() {
        return Problem.unprocessable(all()).response();
    }
}
