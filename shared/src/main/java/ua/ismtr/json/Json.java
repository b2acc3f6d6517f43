package ua.ismtr.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import ua.ismtr.domain.EmailAddress;
import ua.ismtr.domain.Format;
import ua.ismtr.domain.Language;
import ua.ismtr.domain.RegionId;
import ua.ismtr.domain.RequestId;
import ua.ismtr.domain.Role;
import ua.ismtr.domain.Status;
import ua.ismtr.domain.SubscriptionId;
import ua.ismtr.domain.TopicId;
import ua.ismtr.domain.Urgency;
import ua.ismtr.domain.Week;

/** The one JSON mapper: ids and names as plain strings, times by RFC 3339, nothing told twice, no trailing text. */
public final class Json {
    public static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(domain())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
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
     * The value in this JSON.
     *
     * @throws IllegalArgumentException if the text is not JSON of that shape; the message holds nothing of the text
     */
    public static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            // The exception's own message may quote the text, so only its kind and place are told.
            String place =
                    e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr();
            throw new IllegalArgumentException("Not a %s in JSON: %s%s"
                    .formatted(type.getSimpleName(), e.getClass().getSimpleName(), place));
        }
    }

    private static SimpleModule domain() {
        SimpleModule module = new SimpleModule();
        add(module, RequestId.class, RequestId::parse);
        add(module, RegionId.class, text -> Optional.of(new RegionId(text)));
        add(module, TopicId.class, text -> Optional.of(new TopicId(text)));
        add(module, Format.class, Format::of);
        add(module, Role.class, Role::of);
        add(module, Urgency.class, Urgency::of);
        add(module, Status.class, Status::of);
        add(module, Language.class, Language::of);
        add(module, Week.class, Week::parse);
        add(module, SubscriptionId.class, SubscriptionId::parse);
        add(module, EmailAddress.class, EmailAddress::parse);
        // An address does not print itself, so it has a serializer of its own, which replaces the general one.
        module.addSerializer(EmailAddress.class, new JsonSerializer<>() {
            @Override
            public void serialize(EmailAddress address, JsonGenerator json, SerializerProvider serializers)
                    throws IOException {
                json.writeString(address.value());
            }
        });
        module.addKeySerializer(TopicId.class, new JsonSerializer<>() {
            @Override
            public void serialize(TopicId topic, JsonGenerator json, SerializerProvider serializers)
                    throws IOException {
                json.writeFieldName(topic.value());
            }
        });
        module.addKeyDeserializer(TopicId.class, new KeyDeserializer() {
            @Override
            public Object deserializeKey(String key, DeserializationContext context) {
                return new TopicId(key);
            }
        });
        return module;
    }

    private static <T> void add(SimpleModule module, Class<T> type, Function<String, Optional<T>> parse) {
        module.addSerializer(type, ToStringSerializer.instance);
        module.addDeserializer(type, new FromStringDeserializer<T>(type) {
            @Override
            protected T _deserialize(String text, DeserializationContext context) {
                return parse.apply(text)
                        .orElseThrow(() -> new IllegalArgumentException("unknown " + type.getSimpleName()));
            }
        });
    }
}
