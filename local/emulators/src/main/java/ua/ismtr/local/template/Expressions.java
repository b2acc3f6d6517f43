package ua.ismtr.local.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Understands {@code !Ref}, {@code !GetAtt}, {@code !Sub} and {@code !Join} against the parameters and resources of one template. */
final class Expressions {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(!?)([^}]*)}");

    private final Map<String, String> parameters;
    private final Map<String, String> resourceTypes;
    private final Problems problems;
    private final boolean onAws;

    /** @param parameters values of the template's parameters and of the pseudo parameters */
    Expressions(Map<String, String> parameters, Map<String, String> resourceTypes, Problems problems) {
        this(parameters, resourceTypes, problems, false);
    }

    private Expressions(
            Map<String, String> parameters, Map<String, String> resourceTypes, Problems problems, boolean onAws) {
        this.parameters = parameters;
        this.resourceTypes = resourceTypes;
        this.problems = problems;
        this.onAws = onAws;
    }

    /** For properties that have a meaning on AWS alone: there, resources that exist on AWS alone may be referred to. */
    Expressions onAws() {
        return new Expressions(parameters, resourceTypes, problems, true);
    }

    Expression read(Element element) {
        return switch (element) {
            case Element.Scalar scalar -> new Expression.Text(scalar.text());
            case Element.Call call ->
                switch (call.function()) {
                    case "Ref" -> reference(text(call.argument()), call.line());
                    case "Fn::GetAtt" -> attribute(call.argument(), call.line());
                    case "Fn::Sub" -> substitution(call.argument(), call.line());
                    case "Fn::Join" -> join(call.argument(), call.line());
                    default -> other(call);
                };
            case Element.Sequence sequence -> problem(sequence.line(), "a text is expected here, not a list");
            case Element.Mapping mapping -> problem(mapping.line(), "a text is expected here, not a mapping");
        };
    }

    /** Reads everything below an element only to find problems in it, as in properties that have a meaning on AWS alone. */
    void check(Element element) {
        switch (element) {
            case Element.Scalar ignored -> {}
            case Element.Call call -> read(call);
            case Element.Sequence(List<Element> items, int ignored) -> items.forEach(this::check);
            case Element.Mapping(Map<String, Element.Entry> entries, int ignored) ->
                entries.values().forEach(entry -> check(entry.value()));
        }
    }

    /** On AWS, CloudFormation knows more functions; here, no value depends on them. */
    private Expression other(Element.Call call) {
        if (!onAws) {
            return problem(call.line(), "the local system does not understand the function " + call.function());
        }
        check(call.argument());
        return new Expression.Text("");
    }

    private Expression reference(String name, int line) {
        String parameter = parameters.get(name);
        if (parameter != null) {
            return new Expression.Text(parameter);
        }
        if (!resourceTypes.containsKey(name)) {
            return problem(line, "there is no parameter or resource " + name);
        }
        return attribute(name, "Ref", line);
    }

    private Expression attribute(Element argument, int line) {
        List<String> path = switch (argument) {
            case Element.Scalar(String text, int ignored) -> List.of(text.split("\\.", 2));
            case Element.Sequence(List<Element> items, int ignored) ->
                items.stream().map(Expressions::text).toList();
            case Element.Mapping ignored -> List.of();
            case Element.Call ignored -> List.of();
        };
        if (path.size() != 2) {
            return problem(line, "GetAtt takes a resource and an attribute");
        }
        return attribute(path.get(0), path.get(1), line);
    }

    private Expression attribute(String resource, String attribute, int line) {
        String type = resourceTypes.get(resource);
        if (type == null) {
            return problem(line, "there is no resource " + resource);
        }
        boolean known = ResourceTypes.runsLocally(type)
                && (attribute.equals("Ref") || ResourceTypes.attributes(type).contains(attribute));
        if (!known && !onAws) {
            return problem(line, "the local system has no " + attribute + " of " + resource + " (" + type + ")");
        }
        return new Expression.Attribute(resource, attribute);
    }

    private Expression substitution(Element argument, int line) {
        if (!(argument instanceof Element.Scalar(String text, int ignored))) {
            return problem(line, "the local system understands Sub with a text alone, without a map of variables");
        }
        List<Expression> parts = new ArrayList<>();
        Matcher placeholder = PLACEHOLDER.matcher(text);
        int end = 0;
        while (placeholder.find()) {
            parts.add(new Expression.Text(text.substring(end, placeholder.start())));
            String name = placeholder.group(2);
            int dot = name.indexOf('.');
            if (!placeholder.group(1).isEmpty()) {
                parts.add(new Expression.Text("${" + name + "}"));
            } else if (dot < 0) {
                parts.add(reference(name, line));
            } else {
                parts.add(attribute(name.substring(0, dot), name.substring(dot + 1), line));
            }
            end = placeholder.end();
        }
        parts.add(new Expression.Text(text.substring(end)));
        return joined(parts);
    }

    private Expression join(Element argument, int line) {
        if (argument instanceof Element.Sequence(List<Element> both, int ignored)
                && both.size() == 2
                && both.get(1) instanceof Element.Sequence(List<Element> items, int alsoIgnored)) {
            Expression separator = read(both.get(0));
            List<Expression> parts = new ArrayList<>();
            for (Element item : items) {
                if (!parts.isEmpty()) {
                    parts.add(separator);
                }
                parts.add(read(item));
            }
            return joined(parts);
        }
        return problem(line, "Join takes a separator and a list");
    }

    private static Expression joined(List<Expression> parts) {
        return parts.stream().allMatch(Expression.Text.class::isInstance)
                ? new Expression.Text(new Expression.Joined(parts).value(ignored -> ""))
                : new Expression.Joined(List.copyOf(parts));
    }

    private static String text(Element element) {
        return element instanceof Element.Scalar scalar ? scalar.text() : "";
    }

    private Expression problem(int line, String problem) {
        problems.add(line, problem);
        return new Expression.Text("");
    }

    /** Pseudo parameters with their values on this machine. */
    static Map<String, String> pseudoParameters() {
        return Map.of(
                "AWS::Region", "eu-central-1",
                "AWS::AccountId", "000000000000",
                "AWS::Partition", "aws",
                "AWS::StackName", "ismtr",
                "AWS::URLSuffix", "amazonaws.com",
                "AWS::NoValue", "");
    }
}
