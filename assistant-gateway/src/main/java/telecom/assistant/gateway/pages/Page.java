package telecom.assistant.gateway.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page's HTML, and the source expression that its one inline script, the import map, needs in a
 * Content-Security-Policy.
 *
 * @param scriptHash such as {@code 'sha256-…'}, computed from the HTML so that the two cannot drift apart
 */
record Page(String html, String scriptHash) {

    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);
    private static final String LANGUAGE = "<html lang=\"ko\">";

    /** Reads a page from {@code META-INF/resources}. */
    static Page read(String name) {
        String path = "/META-INF/resources/" + name;
        try (InputStream in = Page.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("page: " + path + " is not on the class path");
            }
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Page of(String html) {
        Matcher importMap = IMPORT_MAP.matcher(html);
        if (!importMap.find() || !html.contains(LANGUAGE)) {
            throw new IllegalStateException("page: no import map or no " + LANGUAGE);
        }
        return new Page(html, "'sha256-" + sha256(importMap.group(1)) + "'");
    }

    /** The HTML, marked as being in a language, {@code ko} or {@code en}. */
    String in(String language) {
        return html.replace(LANGUAGE, "<html lang=\"" + language + "\">");
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing, which every Java platform must have", e);
        }
    }
}
