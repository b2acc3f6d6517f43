package ua.ismtr.local.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Serves the files of the moderators' page, as a content delivery network would. */
public final class StaticPage {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("map", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"));
    private static final List<String> COMPRESSED = List.of("png", "ico", "woff2");

    /** Below these, everything is for programs. */
    private static final List<String> RESERVED = List.of("/v1/", "/local/");

    /** Files whose name changes with their content, as {@code dashboard/deploy.mjs} knows them too. */
    private static final Pattern HASHED = Pattern.compile("\\.[A-Z0-9]{8}\\.[a-z]+$");

    /** The coding as it is accepted: a weight of 0 refuses it. */
    private static final Pattern GZIP = Pattern.compile("gzip(;q=(1.*|0\\.0*[1-9].*))?");

    private final Path folder;
    private final Map<String, String> headersOfAll;

    /** @param headersOfAll headers that every file is served with */
    public StaticPage(Path folder, Map<String, String> headersOfAll) {
        this.folder = folder.toAbsolutePath().normalize();
        this.headersOfAll = Map.copyOf(headersOfAll);
    }

    public boolean exists() {
        return Files.isRegularFile(folder.resolve("index.html"));
    }

    /** The file for the path, {@code index.html} for a folder; empty if there is none. */
    Optional<Answer> answer(LocalRequest request) {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return Optional.empty();
        }
        String path = URLDecoder.decode(request.path().replace("+", "%2B"), StandardCharsets.UTF_8);
        if (path.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        Path file = folder.resolve("." + path).normalize();
        if (Files.isDirectory(file)) {
            file = file.resolve("index.html");
        }
        if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(answer(request, file, 200));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page as a 404, for a person who opens a path that leads nowhere: it says so in words; empty for programs. */
    Optional<Answer> unknown(LocalRequest request) {
        boolean person = request.method().equals("GET")
                && request.header("accept")
                        .filter(accepted -> accepted.contains("text/html"))
                        .isPresent();
        if (!person || !exists() || RESERVED.stream().anyMatch(request.path()::startsWith)) {
            return Optional.empty();
        }
        try {
            return Optional.of(answer(request, folder.resolve("index.html"), 404));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer answer(LocalRequest request, Path file, int status) throws IOException {
        byte[] content = Files.readAllBytes(file);
        String name = file.toString();
        String extension = name.substring(name.lastIndexOf('.') + 1);
        String tag = "\"" + digest(content) + "\"";
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("Content-Type", List.of(TYPES.getOrDefault(extension, "application/octet-stream")));
        headers.put("ETag", List.of(tag));
        String kept = HASHED.matcher(name).find() ? "public, max-age=31536000, immutable" : "no-cache";
        headers.put("Cache-Control", List.of(status == 200 ? kept : "no-store"));
        headers.put("Vary", List.of("Accept-Encoding"));
        headersOfAll.forEach((header, value) -> headers.put(header, List.of(value)));
        if (status == 200
                && request.header("if-none-match")
                        .filter(sent -> sent.contains(tag))
                        .isPresent()) {
            return new Answer(304, headers, new byte[0]);
        }
        boolean gzip = request.header("accept-encoding")
                        .filter(StaticPage::acceptsGzip)
                        .isPresent()
                && !COMPRESSED.contains(extension);
        if (!gzip) {
            return new Answer(status, headers, content);
        }
        headers.put("Content-Encoding", List.of("gzip"));
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream stream = new GZIPOutputStream(compressed)) {
            stream.write(content);
        }
        return new Answer(status, headers, compressed.toByteArray());
    }

    private static boolean acceptsGzip(String accepted) {
        return Stream.of(accepted.toLowerCase(Locale.ROOT).split(",", -1))
                .map(coding -> coding.replaceAll("\\s", ""))
                .anyMatch(GZIP.asMatchPredicate());
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
