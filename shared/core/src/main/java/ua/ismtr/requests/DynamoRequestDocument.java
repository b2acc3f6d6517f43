package ua.ismtr.requests;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import ua.ismtr.aws.Items;
import ua.ismtr.json.Json;

/**
 * A request as an attribute of its item: its JSON in the zlib format (RFC 1950). Compressed, nearly all requests take less than
 * the kilobyte that a write unit covers. Items of earlier versions hold the JSON itself, and are read too.
 */
final class DynamoRequestDocument {
    private static final String NAME = "document";

    private DynamoRequestDocument() {}

    /** The attribute that holds the request, by its name. */
    static Map<String, AttributeValue> of(StoredRequest stored) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream compressed = new DeflaterOutputStream(bytes)) {
            compressed.write(Json.text(stored).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(NAME, AttributeValue.fromB(SdkBytes.fromByteArray(bytes.toByteArray())));
    }

    /**
     * The request that the item holds.
     *
     * @throws IllegalArgumentException if what it holds is no request; the message holds nothing of it
     */
    static StoredRequest in(Map<String, AttributeValue> item) {
        AttributeValue document = Items.value(item, NAME);
        String json =
                document.type() == AttributeValue.Type.B ? text(document.b().asByteArray()) : Items.text(item, NAME);
        return Json.read(json, StoredRequest.class);
    }

    private static String text(byte[] compressed) {
        try (InflaterInputStream bytes = new InflaterInputStream(new ByteArrayInputStream(compressed))) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalArgumentException("A stored request cannot be decompressed", e);
        }
    }
}
