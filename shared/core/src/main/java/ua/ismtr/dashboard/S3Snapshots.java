package ua.ismtr.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import ua.ismtr.aws.ConditionalObject;
import ua.ismtr.counters.CounterKey;
import ua.ismtr.counters.CounterReader;
import ua.ismtr.json.CompressedJson;
import ua.ismtr.json.Json;
import ua.ismtr.reference.Hash;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;

/**
 * Snapshots as objects in a bucket: {@code dashboard/newest.json}, the manifest, and for each version of a month
 * {@code dashboard/2026-11/<version>.json.gz}. The version is a hash of what the object holds, with the time it is of, so no
 * object is ever replaced by another and two writers never share one. The manifest is written last, on the condition that
 * it is still the one that was read.
 */
public final class S3Snapshots implements Snapshots {
    private static final String FOLDER = "dashboard/";
    private static final String MANIFEST = FOLDER + "newest.json";
    private static final int VERSION_LENGTH = 32;
    private static final Comparator<Row> ORDER = Comparator.comparing(Row::day)
            .thenComparing(Row::region)
            .thenComparing(row -> row.topic() == null ? "" : row.topic().value())
            .thenComparingInt(Row::shard);

    /** A month as it is written. */
    record Month(Instant asOf, List<Row> rows) {}

    /** A shard of a cell as it is written. */
    record Row(
            LocalDate day,
            RegionId region,
            @Nullable TopicId topic,
            int shard,
            long version,
            SortedMap<String, Long> figures) {

        static Row of(CounterReader.Shard shard) {
            CounterKey cell = shard.cell();
            return new Row(
                    cell.day(),
                    cell.region(),
                    cell.topic(),
                    shard.number(),
                    shard.version(),
                    new TreeMap<>(shard.figures()));
        }

        CounterReader.Shard shardOfCell() {
            return new CounterReader.Shard(new CounterKey(day, region, topic), shard, version, Map.copyOf(figures));
        }
    }

    private final S3Client s3;
    private final String bucket;

    public S3Snapshots(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public Optional<Found> newest() {
        return object(MANIFEST).map(found -> {
            try {
                return new Found(
                        Json.MAPPER.readValue(found.asByteArray(), Manifest.class),
                        found.response().eTag());
            } catch (IOException e) {
                throw new UncheckedIOException("The manifest of the dashboard's snapshot is damaged", e);
            }
        });
    }

    @Override
    public Optional<List<CounterReader.Shard>> month(YearMonth month, String version) {
        return object(key(month, version))
                .map(found ->
                        CompressedJson.read(found.asByteArray(), Month.class, "The snapshot of " + month)
                                .rows()
                                .stream()
                                .map(Row::shardOfCell)
                                .toList());
    }

    private Optional<ResponseBytes<GetObjectResponse>> object(String key) {
        try {
            return Optional.of(s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean put(Instant asOf, Optional<Found> previous, Map<YearMonth, List<CounterReader.Shard>> months) {
        SortedMap<YearMonth, String> versions = new TreeMap<>();
        previous.ifPresent(found -> versions.putAll(found.manifest().months()));
        months.forEach((month, shards) -> versions.put(month, write(month, asOf, shards)));
        return ConditionalObject.put(
                s3,
                put -> put.bucket(bucket).key(MANIFEST).contentType("application/json"),
                previous.map(Found::mark),
                Json.text(new Manifest(asOf, versions)).getBytes(StandardCharsets.UTF_8));
    }

    private String write(YearMonth month, Instant asOf, List<CounterReader.Shard> shards) {
        byte[] json = Json.text(new Month(
                        asOf, shards.stream().map(Row::of).sorted(ORDER).toList()))
                .getBytes(StandardCharsets.UTF_8);
        String version = Hash.hex(json).substring(0, VERSION_LENGTH);
        // Another writer may be at the same object at this moment; whatever stands there is the month of this version.
        ConditionalObject.put(
                s3,
                put -> put.bucket(bucket)
                        .key(key(month, version))
                        .contentType("application/json")
                        .contentEncoding("gzip"),
                Optional.empty(),
                CompressedJson.gzip(json));
        return version;
    }

    @Override
    public void deleteReplaced(Instant before) {
        Set<String> named = new HashSet<>(Set.of(MANIFEST));
        newest().ifPresent(
                        found -> found.manifest().months().forEach((month, version) -> named.add(key(month, version))));
        s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(FOLDER)).contents().stream()
                .filter(object -> object.lastModified().isBefore(before) && !named.contains(object.key()))
                .forEach(object ->
                        s3.deleteObject(delete -> delete.bucket(bucket).key(object.key())));
    }

    private static String key(YearMonth month, String version) {
        return FOLDER + month + "/" + version + ".json.gz";
    }
}
