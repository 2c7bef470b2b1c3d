package telecom.assistant.gateway.pages;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;

/**
 * The language in which a page opens: {@code ?lang=} if given, otherwise what {@code Accept-Language} prefers. A
 * browser that prefers neither Korean nor English gets English; one without any preference gets Korean.
 */
final class PageLanguage {

    private static final String KOREAN = "ko";
    private static final String ENGLISH = "en";
    private static final List<String> LANGUAGES = List.of(KOREAN, ENGLISH);

    private PageLanguage() {}

    static String of(String requested, String acceptLanguage) {
        if (requested != null && LANGUAGES.contains(requested)) {
            return requested;
        }
        return acceptLanguage == null ? KOREAN : preferred(acceptLanguage);
    }

    private static String preferred(String acceptLanguage) {
        try {
            String match = Locale.lookupTag(LanguageRange.parse(acceptLanguage), LANGUAGES);
            return match == null ? ENGLISH : match;
        } catch (IllegalArgumentException e) {
            return KOREAN;
        }
    }
}
