package ua.ismtr.local.template;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one mapping, taken one by one. Whatever has been neither taken nor set aside when {@link #end} is called is a problem:
 * it is something that the local system does not understand.
 */
final class Fields {
    private final String owner;
    private final Element.Mapping mapping;
    private final Expressions expressions;
    private final Problems problems;
    private final Set<String> seen = new HashSet<>();

    Fields(String owner, Element element, Expressions expressions, Problems problems) {
        this.owner = owner;
        this.expressions = expressions;
        this.problems = problems;
        if (element instanceof Element.Mapping found) {
            this.mapping = found;
        } else {
            problems.add(element.line(), owner + " must be a mapping");
            this.mapping = new Element.Mapping(Map.of(), element.line());
        }
    }

    int line() {
        return mapping.line();
    }

    private @Nullable Element take(String key) {
        seen.add(key);
        Element.Entry entry = mapping.entries().get(key);
        return entry == null ? null : entry.value();
    }

    /** Entries that have a meaning on AWS alone. */
    Fields onAwsAlone(String... keys) {
        for (String key : keys) {
            Element element = take(key);
            if (element != null) {
                expressions.onAws().check(element);
            }
        }
        return this;
    }

    Optional<Expression> expression(String key) {
        return Optional.ofNullable(take(key)).map(expressions::read);
    }

    /** A text without references to resources. */
    Optional<String> text(String key) {
        Element element = take(key);
        return element == null ? Optional.empty() : Optional.of(plain(key, element));
    }

    String requiredText(String key) {
        return text(key).orElseGet(() -> {
            problems.add(line(), owner + " needs " + key);
            return "";
        });
    }

    private String plain(String key, Element element) {
        if (expressions.read(element) instanceof Expression.Text(String text)) {
            return text;
        }
        problems.add(element.line(), key + " cannot refer to a resource here");
        return "";
    }

    Optional<Integer> number(String key) {
        Element element = take(key);
        if (element == null) {
            return Optional.empty();
        }
        String text = plain(key, element);
        try {
            return Optional.of(Integer.valueOf(text));
        } catch (NumberFormatException e) {
            problems.add(element.line(), key + " must be a whole number, not '" + text + "'");
            return Optional.of(0);
        }
    }

    int number(String key, int otherwise) {
        return number(key).orElse(otherwise);
    }

    boolean truth(String key) {
        return text(key).map(Boolean::parseBoolean).orElse(false);
    }

    /** The logical id of the resource of the given type that the entry refers to. */
    Optional<String> resource(String key, Map<String, String> types, String type) {
        Element element = take(key);
        if (element == null) {
            return Optional.empty();
        }
        if (expressions.read(element) instanceof Expression.Attribute(String id, String ignored)
                && type.equals(types.get(id))) {
            return Optional.of(id);
        }
        problems.add(element.line(), key + " must refer to a resource of type " + type);
        return Optional.empty();
    }

    /** A value that must be one of those that the local system can follow. */
    void only(String key, String... understood) {
        Element element = take(key);
        if (element != null && !List.of(understood).contains(plain(key, element))) {
            problems.add(
                    element.line(),
                    "the local system understands " + key + " " + String.join(" or ", understood) + " alone");
        }
    }

    Optional<Fields> fields(String key) {
        return Optional.ofNullable(take(key)).map(element -> new Fields(key, element, expressions, problems));
    }

    /** The entries of a mapping in its order, each a mapping itself. */
    Map<String, Fields> named(String key) {
        Map<String, Fields> result = new LinkedHashMap<>();
        fields(key)
                .ifPresent(inner -> inner.mapping
                        .entries()
                        .keySet()
                        .forEach(name -> inner.fields(name).ifPresent(found -> result.put(name, found))));
        return result;
    }

    /** The entries of a mapping of texts, such as the variables of an environment. */
    Map<String, Expression> expressions(String key) {
        Map<String, Expression> result = new LinkedHashMap<>();
        fields(key)
                .ifPresent(inner -> inner.mapping
                        .entries()
                        .keySet()
                        .forEach(name -> inner.expression(name).ifPresent(found -> result.put(name, found))));
        return result;
    }

    /** A list of mappings. */
    List<Fields> list(String key) {
        List<Fields> result = new ArrayList<>();
        items(key).forEach(item -> result.add(new Fields(key, item, expressions, problems)));
        return result;
    }

    /** A list of texts. */
    List<String> texts(String key) {
        return items(key).stream().map(item -> plain(key, item)).toList();
    }

    private List<Element> items(String key) {
        Element element = take(key);
        if (element instanceof Element.Sequence(List<Element> items, int ignored)) {
            return items;
        }
        if (element != null) {
            problems.add(element.line(), key + " must be a list");
        }
        return List.of();
    }

    int lineOf(String key) {
        Element.Entry entry = mapping.entries().get(key);
        return entry == null ? line() : entry.line();
    }

    void problem(String key, String problem) {
        problems.add(lineOf(key), problem);
    }

    void end() {
        mapping.entries().forEach((key, entry) -> {
            if (!seen.contains(key)) {
                problems.add(entry.line(), "the local system does not understand " + key + " of " + owner);
            }
        });
    }
}
