package ua.ismtr.json;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.module.SimpleKeyDeserializers;
import org.jspecify.annotations.Nullable;
import ua.ismtr.reference.Identifier;

/** Reads names of fields that are identifiers. */
final class IdentifierKeyDeserializers extends SimpleKeyDeserializers {
    private static final long serialVersionUID = 1;

    @Override
    public @Nullable KeyDeserializer findKeyDeserializer(
            JavaType type, DeserializationConfig config, BeanDescription description) {
        Class<?> raw = type.getRawClass();
        if (!Identifier.class.isAssignableFrom(raw)) {
            return null;
        }
        return new KeyDeserializer() {
            @Override
            public Object deserializeKey(String key, DeserializationContext context) {
                return ValueDeserializers.identifier(raw, key)
                        .orElseThrow(() -> new IllegalArgumentException("unknown " + raw.getSimpleName()));
            }
        };
    }
}
