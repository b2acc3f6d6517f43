package ua.ismtr.planning;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ua.ismtr.reference.RegionId;

/** Which regions share a land border: people travel to a training in the next region, but not across the country. */
final class Neighbours {
    private static final Map<RegionId, Set<RegionId>> REACH = read();

    private Neighbours() {}

    /** The region and those beside it. */
    static Set<RegionId> around(RegionId region) {
        return REACH.getOrDefault(region, Set.of(region));
    }

    private static Map<RegionId, Set<RegionId>> read() {
        InputStream table = Neighbours.class.getResourceAsStream("neighbours.tsv");
        if (table == null) {
            throw new IllegalStateException("The package lacks its table of neighbours");
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", 2))
                    .collect(toUnmodifiableMap(
                            row -> new RegionId(row[0]),
                            row -> Stream.concat(Stream.of(row[0]), Arrays.stream(row[1].split(" ")))
                                    .map(RegionId::new)
                                    .collect(Collectors.toUnmodifiableSet())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
