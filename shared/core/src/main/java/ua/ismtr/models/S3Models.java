package ua.ismtr.models;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;
import ua.ismtr.aws.ConditionalObject;
import ua.ismtr.json.Json;
import ua.ismtr.reference.Hash;

/**
 * Models as objects in a bucket: {@code models/<version>.bin}, {@code models/<version>.json} with what was found of it,
 * and {@code models/current.json}, which is written last and only by who has read the one before. Corrections lie in
 * {@code corrections/*.jsonl}; {@code training/under-way.json} is there while a training is.
 */
public final class S3Models implements Models {
    private static final String FOLDER = "models/";
    private static final String CURRENT = FOLDER + "current.json";
    private static final String CORRECTIONS = "corrections/";
    private static final String UNDER_WAY = "training/under-way.json";

    private final S3Client s3;
    private final String bucket;

    public S3Models(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public Optional<Tagged> current() {
        return object(CURRENT)
                .map(bytes -> new Tagged(
                        Json.read(bytes.asUtf8String(), Current.class),
                        bytes.response().eTag()));
    }

    @Override
    public boolean makeCurrent(Current next, Optional<Tagged> before) {
        return putInPlaceOf(before.map(Tagged::tag), CURRENT, Json.text(next));
    }

    private record UnderWay(String by, Instant since) {}

    @Override
    public boolean beginTraining(String by, Instant at) {
        Optional<ResponseBytes<GetObjectResponse>> noted = object(UNDER_WAY);
        boolean fresh = noted.map(bytes -> Json.read(bytes.asUtf8String(), UnderWay.class))
                .filter(other -> other.since().plus(LONGEST_TRAINING).isAfter(at))
                .isPresent();
        return !fresh
                && putInPlaceOf(
                        noted.map(bytes -> bytes.response().eTag()), UNDER_WAY, Json.text(new UnderWay(by, at)));
    }

    @Override
    public void endTraining() {
        s3.deleteObject(delete -> delete.bucket(bucket).key(UNDER_WAY));
    }

    @Override
    public Optional<byte[]> model(String version) {
        return object(FOLDER + version + ".bin").map(ResponseBytes::asByteArray);
    }

    @Override
    public void keep(String version, byte[] model) {
        put(FOLDER + version + ".bin", "application/octet-stream", model);
    }

    @Override
    public void keepReport(String version, String json) {
        putInPlaceOf(Optional.empty(), FOLDER + version + ".json", json);
    }

    @Override
    public void replaceReport(String version, String json) {
        put(FOLDER + version + ".json", "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<String> report(String version) {
        return object(FOLDER + version + ".json").map(ResponseBytes::asUtf8String);
    }

    @Override
    public List<String> versions() {
        return keys(FOLDER)
                .filter(key -> key.endsWith(".json") && !key.equals(CURRENT))
                .map(key -> key.substring(FOLDER.length(), key.length() - ".json".length()))
                .toList();
    }

    @Override
    public void keepCorrections(String jsonLines) {
        put(
                CORRECTIONS + Hash.hex(jsonLines) + ".jsonl",
                "application/jsonl",
                jsonLines.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Stream<CorrectionLine> corrections() {
        return keys(CORRECTIONS).filter(key -> key.endsWith(".jsonl")).flatMap(this::lines);
    }

    private Stream<CorrectionLine> lines(String key) {
        List<String> lines =
                object(key).map(bytes -> bytes.asUtf8String().lines().toList()).orElse(List.of());
        return IntStream.range(0, lines.size())
                .filter(i -> !lines.get(i).isBlank())
                .mapToObj(i -> new CorrectionLine(key + " line " + (i + 1), lines.get(i)));
    }

    private Stream<String> keys(String prefix) {
        return s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix)).contents().stream()
                .map(S3Object::key);
    }

    private Optional<ResponseBytes<GetObjectResponse>> object(String key) {
        try {
            return Optional.of(s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    private boolean putInPlaceOf(Optional<String> replaced, String key, String json) {
        return ConditionalObject.put(
                s3,
                put -> put.bucket(bucket).key(key).contentType("application/json"),
                replaced,
                json.getBytes(StandardCharsets.UTF_8));
    }

    private void put(String key, String type, byte[] bytes) {
        s3.putObject(put -> put.bucket(bucket).key(key).contentType(type), RequestBody.fromBytes(bytes));
    }
}
