package ua.ismtr.local.template;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A text of the template that may name resources whose names are known only when they exist. */
public sealed interface Expression {
    /**
     * The text with the attributes filled in.
     *
     * @param attributes gives the value of a resource's attribute; {@code Ref} stands for what {@code !Ref} gives
     */
    default String value(Function<Attribute, String> attributes) {
        return switch (this) {
            case Text(String text) -> text;
            case Attribute attribute -> attributes.apply(attribute);
            case Joined(List<Expression> parts) ->
                parts.stream().map(part -> part.value(attributes)).collect(Collectors.joining());
        };
    }

    /** Text that needs nothing else; parameters and pseudo parameters are filled in already. */
    record Text(String text) implements Expression {}

    /** An attribute of a resource, such as {@code Arn}; {@code Ref} for the resource itself. */
    record Attribute(String logicalId, String name) implements Expression {}

    /** Several one after the other, as {@code !Sub} and {@code !Join} make them. */
    record Joined(List<Expression> parts) implements Expression {}
}
