package ua.ismtr.dashboard;

import com.fasterxml.jackson.databind.JavaType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import ua.ismtr.counters.CounterKey;
import ua.ismtr.counters.CounterReader;
import ua.ismtr.json.Json;
import ua.ismtr.reference.Hash;
import ua.ismtr.reference.RegionId;
import ua.ismtr.reference.TopicId;

/**
 * Snapshots as objects in a bucket: {@code dashboard/manifest.json} and, for each month,
 * {@code dashboard/2026-11.json.gz}. The manifest is written last. A reader that meets an older manifest with a newer
 * month is not harmed: the shards in it are only fresher than promised.
 */
public final class S3Snapshots implements Snapshots {
    private static final String MANIFEST = "dashboard/manifest.json";
    private static final JavaType ROWS = Json.MAPPER.getTypeFactory().constructCollectionType(List.class, Row.class);
    private static final Comparator<Row> ORDER = Comparator.comparing(Row::day)
            .thenComparing(Row::region)
            .thenComparing(row -> row.topic() == null ? "" : row.topic().value())
            .thenComparingInt(Row::shard);

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
    public Optional<Manifest> manifest() {
        try {
            byte[] bytes =
                    s3.getObjectAsBytes(get -> get.bucket(bucket).key(MANIFEST)).asByteArray();
            return Optional.of(Json.MAPPER.readValue(bytes, Manifest.class));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The manifest of the dashboard's snapshot is damaged", e);
        }
    }

    @Override
    public List<CounterReader.Shard> month(YearMonth month) {
        byte[] bytes =
                s3.getObjectAsBytes(get -> get.bucket(bucket).key(key(month))).asByteArray();
        try (GZIPInputStream json = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            List<Row> rows = Json.MAPPER.readValue(json, ROWS);
            return rows.stream().map(Row::shardOfCell).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The snapshot of " + month + " is damaged", e);
        }
    }

    @Override
    public Manifest put(Instant asOf, Optional<Manifest> previous, Map<YearMonth, List<CounterReader.Shard>> months) {
        SortedMap<YearMonth, String> versions = new TreeMap<>();
        previous.ifPresent(manifest -> versions.putAll(manifest.months()));
        months.forEach((month, shards) -> {
            byte[] json = Json.text(shards.stream().map(Row::of).sorted(ORDER).toList())
                    .getBytes(StandardCharsets.UTF_8);
            s3.putObject(
                    put -> put.bucket(bucket)
                            .key(key(month))
                            .contentType("application/json")
                            .contentEncoding("gzip"),
                    RequestBody.fromBytes(compressed(json)));
            versions.put(month, Hash.hex(json).substring(0, 32));
        });
        Manifest manifest = new Manifest(asOf, versions);
        s3.putObject(
                put -> put.bucket(bucket).key(MANIFEST).contentType("application/json"),
                RequestBody.fromString(Json.text(manifest)));
        return manifest;
    }

    private static String key(YearMonth month) {
        return "dashboard/" + month + ".json.gz";
    }

    private static byte[] compressed(byte[] bytes) {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(target)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return target.toByteArray();
    }
}
