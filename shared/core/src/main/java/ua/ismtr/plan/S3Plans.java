package ua.ismtr.plan;

import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import ua.ismtr.json.CompressedJson;

/** The need as {@code planning/need.json.gz}, the plan as {@code planning/plan.json.gz}; each says of when it is. */
final class S3Plans implements Plans {
    private static final String NEED = "planning/need.json.gz";
    private static final String PLAN = "planning/plan.json.gz";

    private final S3Client s3;
    private final String bucket;

    S3Plans(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public Optional<OpenNeed> need() {
        return read(NEED, OpenNeed.class);
    }

    @Override
    public Optional<Plan> plan() {
        return read(PLAN, Plan.class);
    }

    @Override
    public void keep(OpenNeed need, Plan plan) {
        put(NEED, need);
        put(PLAN, plan);
    }

    private <T> Optional<T> read(String key, Class<T> type) {
        byte[] bytes;
        try {
            bytes = s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asByteArray();
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
        return Optional.of(CompressedJson.read(bytes, type, "The object " + key));
    }

    private void put(String key, Object value) {
        s3.putObject(
                put -> put.bucket(bucket)
                        .key(key)
                        .contentType("application/json")
                        .contentEncoding("gzip"),
                RequestBody.fromBytes(CompressedJson.of(value)));
    }
}
