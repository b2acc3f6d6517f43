package ua.ismtr.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import ua.ismtr.text.Characters;

/** The address of a page, as bodies and files give it. */
public final class WebAddress {
    private WebAddress() {}

    /**
     * The http or https address with this text, spaces around it left out; none if it has no host, is longer than {@code
     * longest} characters with them, or has marks that would make it read as another one.
     */
    public static Optional<URI> parse(String text, int longest) {
        String address = text.strip();
        try {
            URI url = new URI(address);
            boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            boolean fits = url.getHost() != null && text.length() <= longest && Characters.oneLine(address);
            return web && fits ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
