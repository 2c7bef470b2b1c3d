package telecom.assistant.gateway.knowledge;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the file format of articles: front matter between two lines of three hyphens, then the text as Markdown. The
 * front matter has the fields {@code title} and {@code language} ({@code ko} or {@code en}), and optionally {@code
 * area}, {@code audience} ({@code subscribers} or {@code agents}), {@code valid-from} and {@code valid-until}
 * (inclusive ISO 8601 dates).
 */
public final class ArticleFile {

    /** The longest text of an article, in characters. */
    public static final int LONGEST = 20_000;

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}");
    private static final Set<String> FIELDS =
            Set.of("title", "language", "audience", "area", "valid-from", "valid-until");
    private static final Set<String> LANGUAGES = Set.of("ko", "en");
    private static final String FENCE = "---";

    private ArticleFile() {}

    /**
     * Reads an article.
     *
     * @throws IllegalArgumentException says what is wrong, without quoting the text
     */
    public static Article read(String id, String written) {
        expect(ID.matcher(id).matches(), "id", "lower-case letters, digits and hyphens");
        String[] parts = written.replace("\r\n", "\n").strip().split("(?m)^---\\s*$", 3);
        expect(parts.length == 3 && parts[0].isBlank(), "front matter", "lines between two lines of " + FENCE);
        Map<String, String> fields = fields(parts[1]);
        String language = fields.getOrDefault("language", "");
        expect(LANGUAGES.contains(language), "language", "one of " + LANGUAGES);
        String title = fields.getOrDefault("title", "");
        expect(!title.isEmpty() && title.length() <= 200, "title", "1 to 200 characters");
        String body = parts[2].strip();
        expect(!body.isEmpty() && body.length() <= LONGEST, "text", "1 to " + LONGEST + " characters");
        expect(body.indexOf('\0') < 0 && title.indexOf('\0') < 0, "text", "no NUL");
        return new Article(
                id,
                language,
                title,
                audience(fields.getOrDefault("audience", "subscribers")),
                fields.getOrDefault("area", "general"),
                body,
                day("valid-from", fields),
                day("valid-until", fields));
    }

    private static Map<String, String> fields(String matter) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String line : matter.strip().split("\n", -1)) {
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon).strip();
            expect(FIELDS.contains(name), "front matter", "lines that begin with one of " + FIELDS + " and a colon");
            fields.put(name, line.substring(colon + 1).strip());
        }
        return fields;
    }

    private static Article.Audience audience(String written) {
        for (Article.Audience audience : Article.Audience.values()) {
            if (audience.name().toLowerCase(Locale.ROOT).equals(written)) {
                return audience;
            }
        }
        throw new IllegalArgumentException("audience: unknown (expected: subscribers or agents)");
    }

    private static LocalDate day(String field, Map<String, String> fields) {
        String written = fields.get(field);
        try {
            return written == null ? null : LocalDate.parse(written);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(field + ": no day (expected: such as 2026-12-31)", e);
        }
    }

    private static void expect(boolean fulfilled, String what, String expected) {
        if (!fulfilled) {
            throw new IllegalArgumentException(what + ": missing or unusable (expected: " + expected + ")");
        }
    }
}
