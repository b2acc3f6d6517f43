package ua.ismtr.privacy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** What was found in a text so far; what was found first keeps its place. */
final class Findings {
    private final List<Span> spans = new ArrayList<>();
    private final BitSet taken = new BitSet();

    /** Adds the tokens' place unless some of it is taken. */
    void add(Token first, Token last, Kind kind) {
        add(first.start(), last.end(), kind);
    }

    void add(int start, int end, Kind kind) {
        if (isFree(start, end)) {
            taken.set(start, end);
            spans.add(new Span(start, end, kind));
        }
    }

    boolean isFree(Token token) {
        return isFree(token.start(), token.end());
    }

    private boolean isFree(int start, int end) {
        int next = taken.nextSetBit(start);
        return next < 0 || next >= end;
    }

    /** Whether this token is of what was found of this kind. */
    boolean isOf(Token token, Kind kind) {
        return spans.stream()
                .anyMatch(span -> span.kind() == kind && span.start() <= token.start() && token.end() <= span.end());
    }

    List<Span> inOrder() {
        return spans.stream().sorted(Comparator.comparingInt(Span::start)).toList();
    }
}
