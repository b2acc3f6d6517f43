package ua.ismtr.local.template;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is wrong with a template, by line, so that all of it is told at once. */
final class Problems {
    private final String file;
    private final SortedMap<Integer, List<String>> byLine = new TreeMap<>();

    Problems(String file) {
        this.file = file;
    }

    void add(int line, String problem) {
        List<String> ofLine = byLine.computeIfAbsent(line, ignored -> new ArrayList<>());
        if (!ofLine.contains(problem)) {
            ofLine.add(problem);
        }
    }

    /** @throws TemplateException if there is any */
    void report() {
        if (!byLine.isEmpty()) {
            throw new TemplateException(byLine.entrySet().stream()
                    .flatMap(line ->
                            line.getValue().stream().map(problem -> file + ":" + line.getKey() + ": " + problem))
                    .collect(Collectors.joining("\n")));
        }
    }
}
