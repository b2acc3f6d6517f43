package ua.ismtr.testing;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.services.s3.S3Client;
import ua.ismtr.local.emulators.Buckets;
import ua.ismtr.local.emulators.Clients;
import ua.ismtr.local.emulators.EmulatedService;
import ua.ismtr.local.emulators.Service;

/**
 * A real S3 server with the buckets of template.yaml, empty for each test class. Register it as a static field:
 *
 * <pre>{@code @RegisterExtension static final S3Extension S3 = new S3Extension();}</pre>
 */
public final class S3Extension implements BeforeAllCallback, AfterAllCallback {
    private final Map<String, String> names = new TreeMap<>();
    private @Nullable S3Client client;
    private @Nullable EmulatedService server;

    /** A client of the server; closed after the test class. */
    public S3Client client() {
        return Objects.requireNonNull(client, "register the extension as a static field");
    }

    /** The name of the bucket with this logical id. */
    public String bucket(String logicalId) {
        return Objects.requireNonNull(names.get(logicalId), "the template has no bucket " + logicalId);
    }

    /** Variables that make an SDK in another process use this server. */
    public Map<String, String> environment() {
        return Objects.requireNonNull(server).environment();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        EmulatedService s3 = SharedService.of(Service.S3, context);
        S3Client connected = Clients.s3(s3);
        server = s3;
        client = connected;
        String prefix = SharedService.prefix();
        SharedService.template().buckets().keySet().forEach(id -> {
            String name = Buckets.name(prefix, id);
            Buckets.create(connected, name);
            names.put(id, name);
        });
    }

    @Override
    public void afterAll(ExtensionContext context) {
        names.values().forEach(this::delete);
        client().close();
    }

    private void delete(String bucket) {
        client().listObjectsV2Paginator(request -> request.bucket(bucket))
                .contents()
                .forEach(object ->
                        client().deleteObject(request -> request.bucket(bucket).key(object.key())));
        client().deleteBucket(request -> request.bucket(bucket));
    }
}
