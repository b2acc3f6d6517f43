package ua.ismtr.local.template;

import java.util.List;
import java.util.Map;

/** A piece of the template with the line on which it begins; intrinsic functions are told apart from data in both their spellings. */
sealed interface Element {
    int line();

    record Scalar(String text, int line) implements Element {}

    record Sequence(List<Element> items, int line) implements Element {}

    record Mapping(Map<String, Entry> entries, int line) implements Element {}

    /** An intrinsic function, named as in its long form: {@code Ref}, {@code Fn::GetAtt}, {@code Fn::Sub}, … */
    record Call(String function, Element argument, int line) implements Element {}

    record Entry(Element value, int line) {}
}
