package ua.ismtr.reference;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids made of names: the same name gives the same id every time, in every process. */
public final class NamedUuid {
    private NamedUuid() {}

    /** A version 8 UUID (RFC 9562, section 5.8) of the name's SHA-256, in its lower-case text form. */
    public static String of(String name) {
        ByteBuffer bits = ByteBuffer.wrap(Hash.of(name.getBytes(StandardCharsets.UTF_8)));
        long high = (bits.getLong() & 0xFFFFFFFFFFFF0FFFL) | 0x8000L;
        long low = (bits.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }
}
