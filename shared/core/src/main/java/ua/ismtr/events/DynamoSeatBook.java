package ua.ismtr.events;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import ua.ismtr.json.Json;

/** A book of seats as an attribute: JSON in gzip, since groups are alike and an item holds 400 KB. */
final class DynamoSeatBook {
    static final String BOOK = "book";

    private DynamoSeatBook() {}

    static AttributeValue attribute(SeatBook seats) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(Json.MAPPER.writeValueAsBytes(seats));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(bytes.toByteArray()));
    }

    /** The book of an item that has one. */
    static SeatBook book(Map<String, AttributeValue> item) {
        SdkBytes bytes = Objects.requireNonNull(item.get(BOOK), "An item of seats without its book")
                .b();
        try (GZIPInputStream gzip = new GZIPInputStream(bytes.asInputStream())) {
            return Json.MAPPER.readValue(gzip, SeatBook.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
