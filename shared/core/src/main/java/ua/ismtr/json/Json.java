package ua.ismtr.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import ua.ismtr.reference.Identifier;
import ua.ismtr.reference.Named;
import ua.ismtr.reference.Week;

/** The one JSON mapper: ids and names as plain strings, times by RFC 3339, nothing told twice, no trailing text. */
public final class Json {
    public static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(values())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** The same for numbers of any length, which is that of the whole at most. */
    private static final JsonMapper LONG_NUMBERS = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNumberLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** The same in ASCII: SQS refuses some of the characters that a text may hold, JSON escapes pass everywhere. */
    private static final JsonMapper ASCII =
            MAPPER.rebuild().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private Json() {}

    /** The value as JSON. */
    public static String text(Object value) {
        return text(MAPPER, value);
    }

    /** The value as JSON in ASCII. */
    public static String asciiText(Object value) {
        return text(ASCII, value);
    }

    private static String text(JsonMapper mapper, Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("No JSON can be made of " + value.getClass(), e);
        }
    }

    /**
     * What somebody else sent as JSON; empty where there is nothing in it. Numbers out of all bounds are read as such and
     * are no fault of the whole.
     */
    public static Optional<JsonNode> tree(String json) throws JsonProcessingException {
        try (JsonParser parser = new NumbersWithinReason(LONG_NUMBERS.createParser(json))) {
            return Optional.ofNullable(LONG_NUMBERS.readTree(parser));
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The value in this JSON.
     *
     * @throws IllegalArgumentException if the text is not JSON of that shape; the message holds nothing of the text
     */
    public static <T> T read(String json, Class<T> type) {
        try {
            T value = MAPPER.readValue(json, type);
            if (value == null) {
                throw new IllegalArgumentException("Not a %s in JSON: null".formatted(type.getSimpleName()));
            }
            return value;
        } catch (JsonProcessingException e) {
            // The exception's own message may quote the text, so only its kind and place are told.
            String place =
                    e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr();
            throw new IllegalArgumentException("Not a %s in JSON: %s%s"
                    .formatted(type.getSimpleName(), e.getClass().getSimpleName(), place));
        }
    }

    private static SimpleModule values() {
        SimpleModule module = new SimpleModule();
        module.addSerializer(Named.class, new NamedSerializer());
        module.addSerializer(Identifier.class, new IdentifierSerializer());
        module.addSerializer(Week.class, ToStringSerializer.instance);
        module.addKeySerializer(Identifier.class, new IdentifierKeySerializer());
        module.setDeserializers(new ValueDeserializers());
        module.setKeyDeserializers(new IdentifierKeyDeserializers());
        return module;
    }
}
