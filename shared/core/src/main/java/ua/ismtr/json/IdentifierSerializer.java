package ua.ismtr.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import ua.ismtr.reference.Identifier;

/** Writes an identifier as its text. */
final class IdentifierSerializer extends JsonSerializer<Identifier> {
    @Override
    public void serialize(Identifier value, JsonGenerator json, SerializerProvider serializers) throws IOException {
        json.writeString(value.value());
    }
}
