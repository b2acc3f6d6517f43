package ua.ismtr.events;

import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import ua.ismtr.json.CompressedJson;

/** A book of seats as an attribute: JSON in gzip, since groups are alike and an item holds 400 KB. */
final class DynamoSeatBook {
    static final String BOOK = "book";

    private DynamoSeatBook() {}

    static AttributeValue attribute(SeatBook seats) {
        return AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(CompressedJson.of(seats)));
    }

    /** The book of an item that has one. */
    static SeatBook book(Map<String, AttributeValue> item) {
        SdkBytes bytes = Objects.requireNonNull(item.get(BOOK), "An item of seats without its book")
                .b();
        return CompressedJson.read(bytes.asByteArray(), SeatBook.class, "A book of seats");
    }
}
