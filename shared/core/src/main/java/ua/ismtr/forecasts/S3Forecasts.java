package ua.ismtr.forecasts;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;
import ua.ismtr.aws.ConditionalObject;
import ua.ismtr.json.CompressedJson;
import ua.ismtr.reference.Kyiv;
import ua.ismtr.reference.Week;

/**
 * Forecasts as objects in a bucket: {@code forecasts/current.json.gz}, and {@code forecasts/published/2026-W49.json.gz},
 * the first one that was made for that week and the weeks after it. What was published is never written again: by it
 * forecasts are judged.
 */
public final class S3Forecasts {
    private static final String CURRENT = "forecasts/current.json.gz";
    private static final String PUBLISHED = "forecasts/published/";
    private static final String SUFFIX = ".json.gz";

    private final S3Client s3;
    private final String bucket;

    public S3Forecasts(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /** The newest forecasts, if there are any yet. */
    public Optional<Forecast> current() {
        return read(CURRENT);
    }

    /** Makes these the newest. */
    public void makeCurrent(Forecast forecast) {
        s3.putObject(
                put -> put.bucket(bucket)
                        .key(CURRENT)
                        .contentType("application/json")
                        .contentEncoding("gzip"),
                RequestBody.fromBytes(CompressedJson.of(forecast)));
    }

    /** Publishes them, but where some were published for the same first week already. */
    public void publish(Forecast forecast) {
        ConditionalObject.put(
                s3,
                put -> put.bucket(bucket)
                        .key(PUBLISHED + forecast.first() + SUFFIX)
                        .contentType("application/json")
                        .contentEncoding("gzip"),
                Optional.empty(),
                CompressedJson.of(forecast));
    }

    /** The newest of those that were published for weeks before this one, the oldest first. */
    public List<Forecast> published(Week before, int most) {
        List<String> keys = s3
                .listObjectsV2Paginator(list -> list.bucket(bucket).prefix(PUBLISHED))
                .contents()
                .stream()
                .map(S3Object::key)
                .filter(key -> key.compareTo(PUBLISHED + before + SUFFIX) < 0)
                .sorted()
                .toList();
        return keys.subList(Math.max(0, keys.size() - most), keys.size()).stream()
                .map(this::read)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The newest of those that were published up to the end of this day. */
    public Optional<Forecast> published(LocalDate day) {
        // What is made on the last day of a week may already be for the next one.
        return published(Week.of(day).plus(2), 3).reversed().stream()
                .filter(one -> !Kyiv.day(one.madeAt()).isAfter(day))
                .findFirst();
    }

    private Optional<Forecast> read(String key) {
        try {
            byte[] bytes =
                    s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asByteArray();
            return Optional.of(CompressedJson.read(bytes, Forecast.class, key));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }
}
