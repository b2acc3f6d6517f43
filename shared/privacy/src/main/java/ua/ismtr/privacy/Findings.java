package ua.ismtr.privacy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import ua.ismtr.text.Label;

/** What was found in a text so far; what was found first keeps its place. */
final class Findings {
    private final List<Span> spans = new ArrayList<>();
    private final BitSet taken = new BitSet();
    private final BitSet starts = new BitSet();
    private final Map<Label, BitSet> kinds = new EnumMap<>(Label.class);

    /** Adds the tokens' place unless some of it is taken. */
    void add(Token first, Token last, Label kind) {
        add(first.start(), last.end(), kind);
    }

    void add(int start, int end, Label kind) {
        if (isFree(start, end)) {
            taken.set(start, end);
            starts.set(start);
            ofKind(kind).set(start, end);
            spans.add(new Span(start, end, kind));
        }
    }

    /** Keeps a place from being found. */
    void block(int start, int end) {
        taken.set(start, end);
    }

    boolean isFree(Token token) {
        return isFree(token.start(), token.end());
    }

    private BitSet ofKind(Label kind) {
        return kinds.computeIfAbsent(kind, one -> new BitSet());
    }

    private boolean isFree(int start, int end) {
        int next = taken.nextSetBit(start);
        return next < 0 || next >= end;
    }

    /** Whether something was found that begins with this token. */
    boolean begins(Token token) {
        return token.start() >= 0 && starts.get(token.start());
    }

    /** Whether this token is of what was found of this kind. */
    boolean isOf(Token token, Label kind) {
        return token.start() >= 0 && ofKind(kind).get(token.start());
    }

    List<Span> inOrder() {
        return spans.stream().sorted(Comparator.comparingInt(Span::start)).toList();
    }
}
