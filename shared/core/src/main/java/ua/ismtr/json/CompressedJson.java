package ua.ismtr.json;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** JSON in gzip, as large values are stored. */
public final class CompressedJson {
    private CompressedJson() {}

    /** The value as JSON in gzip. */
    public static byte[] of(Object value) {
        try {
            return gzip(Json.MAPPER.writeValueAsBytes(value));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes in gzip. */
    public static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(target)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return target.toByteArray();
    }

    /**
     * The value in JSON in gzip.
     *
     * @param name what it is, for the error where it is damaged
     * @throws UncheckedIOException if it is damaged
     */
    public static <T> T read(byte[] bytes, Class<T> type, String name) {
        try (GZIPInputStream json = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return Json.MAPPER.readValue(json, type);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " is damaged", e);
        }
    }
}
