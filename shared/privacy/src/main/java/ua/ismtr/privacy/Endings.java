package ua.ismtr.privacy;

import java.util.List;
import java.util.stream.Stream;

/** Endings of inflected words, made of stems and of what may come after each of them. */
final class Endings {
    private Endings() {}

    /** Each pair of arguments: stems, and what may come after each of them; an empty ending is one too. */
    static List<String> of(String... pairs) {
        return Stream.iterate(0, i -> i < pairs.length, i -> i + 2)
                .flatMap(i -> Stream.of(pairs[i].split(" ", -1))
                        .flatMap(stem -> Stream.of(pairs[i + 1].split(" ", -1)).map(ending -> stem + ending)))
                .distinct()
                .toList();
    }
}
