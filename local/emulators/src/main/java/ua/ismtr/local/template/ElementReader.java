package ua.ismtr.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** From YAML text to elements. */
final class ElementReader {
    private final Problems problems;

    ElementReader(Problems problems) {
        this.problems = problems;
    }

    Element read(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            Node root = new Yaml(options).compose(new java.io.StringReader(yaml));
            if (root == null) {
                problems.add(1, "the template is empty");
                return new Element.Mapping(Map.of(), 1);
            }
            return element(root);
        } catch (MarkedYAMLException e) {
            problems.add(
                    e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1, "not YAML: " + e.getProblem());
            return new Element.Mapping(Map.of(), 1);
        }
    }

    private Element element(Node node) {
        int line = node.getStartMark().getLine() + 1;
        String tag = node.getTag().getValue();
        if (tag.startsWith("!")) {
            String name = tag.substring(1);
            return new Element.Call(
                    name.equals("Ref") || name.equals("Condition") ? name : "Fn::" + name, data(node, line), line);
        }
        Element data = data(node, line);
        if (data instanceof Element.Mapping(Map<String, Element.Entry> entries, int at) && entries.size() == 1) {
            Map.Entry<String, Element.Entry> only =
                    entries.entrySet().iterator().next();
            if (only.getKey().equals("Ref") || only.getKey().startsWith("Fn::")) {
                return new Element.Call(only.getKey(), only.getValue().value(), at);
            }
        }
        return data;
    }

    private Element data(Node node, int line) {
        return switch (node) {
            case ScalarNode scalar ->
                new Element.Scalar(Tag.NULL.equals(scalar.getTag()) ? "" : scalar.getValue(), line);
            case SequenceNode sequence -> {
                List<Element> items = new ArrayList<>();
                sequence.getValue().forEach(item -> items.add(element(item)));
                yield new Element.Sequence(List.copyOf(items), line);
            }
            case MappingNode mapping -> {
                Map<String, Element.Entry> entries = new LinkedHashMap<>();
                for (NodeTuple tuple : mapping.getValue()) {
                    int keyLine = tuple.getKeyNode().getStartMark().getLine() + 1;
                    String key = ((ScalarNode) tuple.getKeyNode()).getValue();
                    if (entries.put(key, new Element.Entry(element(tuple.getValueNode()), keyLine)) != null) {
                        problems.add(keyLine, key + " is there twice");
                    }
                }
                yield new Element.Mapping(entries, line);
            }
            default -> {
                problems.add(line, "the local system does not understand YAML anchors");
                yield new Element.Scalar("", line);
            }
        };
    }
}
