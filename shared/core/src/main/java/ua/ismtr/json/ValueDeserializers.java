package ua.ismtr.json;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ua.ismtr.reference.Identifier;
import ua.ismtr.reference.Named;
import ua.ismtr.reference.Week;

/** Reads values of closed lists by their names, identifiers and weeks by their texts. */
final class ValueDeserializers extends SimpleDeserializers {
    private static final long serialVersionUID = 1;

    @Override
    public @Nullable JsonDeserializer<?> findEnumDeserializer(
            Class<?> type, DeserializationConfig config, BeanDescription description) {
        return Named.class.isAssignableFrom(type)
                ? new Parsed<>(type, text -> Named.find(type.asSubclass(Named.class), text))
                : null;
    }

    @Override
    public @Nullable JsonDeserializer<?> findBeanDeserializer(
            JavaType type, DeserializationConfig config, BeanDescription description) {
        Class<?> raw = type.getRawClass();
        if (raw == Week.class) {
            return new Parsed<>(Week.class, Week::parse);
        }
        return Identifier.class.isAssignableFrom(raw) ? new Parsed<>(raw, text -> identifier(raw, text)) : null;
    }

    /** What the static {@code parse(String)} of an identifier's class makes of the text. */
    static Optional<?> identifier(Class<?> type, String text) {
        try {
            return (Optional<?>) type.getMethod("parse", String.class).invoke(null, text);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " has no parse(String)", e);
        }
    }

    private static final class Parsed<T> extends FromStringDeserializer<T> {
        private static final long serialVersionUID = 1;

        private final transient Function<String, Optional<?>> parse;

        Parsed(Class<T> type, Function<String, Optional<?>> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        @SuppressWarnings("unchecked")
        protected T _deserialize(String text, DeserializationContext context) {
            return (T) parse.apply(text)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "unknown " + handledType().getSimpleName()));
        }
    }
}
