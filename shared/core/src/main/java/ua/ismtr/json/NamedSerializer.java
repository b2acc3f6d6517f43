package ua.ismtr.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import ua.ismtr.reference.Named;

/** Writes a value of a closed list by its name. */
final class NamedSerializer extends JsonSerializer<Named> {
    @Override
    public void serialize(Named value, JsonGenerator json, SerializerProvider serializers) throws IOException {
        json.writeString(value.id());
    }
}
