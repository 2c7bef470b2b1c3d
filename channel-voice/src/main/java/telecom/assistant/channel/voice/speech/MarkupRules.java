package telecom.assistant.channel.voice.speech;

import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/**
 * The rules for text that cannot be spoken as it is in any language: Markdown (CommonMark), tags and entities, emoji,
 * our own notes to the model, and web addresses.
 */
final class MarkupRules {

    private static final String TOP_LEVEL =
            "(?:com|net|org|kr|io|co|me|app|dev|shop|info|biz|ai|tv|jp|us|uk|eu|example)";
    private static final String HOST = "((?:[A-Za-z0-9-]+\\.)+" + TOP_LEVEL + ")(?![A-Za-z0-9-])";
    private static final String PATH = "((?:/[A-Za-z0-9_%~.-]*[A-Za-z0-9_%~-])*)/?(?:[?#][A-Za-z0-9_%&=.+~/-]*)?";

    private static final String EMOJI =
            "[\\x{1F000}-\\x{1FAFF}\\x{2600}-\\x{27BF}\\x{2B00}-\\x{2BFF}\\x{25A0}-\\x{25FF}"
                    + "\\x{2300}-\\x{23FF}\\x{FE0E}\\x{FE0F}\\x{200D}\\x{20E3}\\x{E0020}-\\x{E007F}\\x{203B}\\x{2191}\\x{2193}\\x{200B}\\x{FEFF}]+";

    /**
     * A language's words for signs.
     *
     * @param and the word for {@code &}
     * @param listNumber what to say for the number of a list item, with {@code %s} for the number
     * @param numbers spells out the number of a list item
     * @param signs the names of the signs in addresses
     */
    record Vocabulary(String and, String listNumber, LongFunction<String> numbers, Map<Character, String> signs) {

        /** The address with the names of its signs; its letters stay as they are. */
        String spell(String address) {
            return address.chars()
                    .mapToObj(
                            c -> signs.containsKey((char) c) ? " " + signs.get((char) c) + " " : Character.toString(c))
                    .collect(Collectors.joining())
                    .strip();
        }
    }

    private MarkupRules() {}

    static List<SpeechRule> of(Vocabulary vocabulary) {
        return List.of(
                SpeechRule.of("\\[(?:voice|sms|web)(?: [^\\[\\]]{1,16})?\\]\\s*", ""),
                SpeechRule.of("\\[done:[^\\]\\n]*\\]\\s*", ""),
                SpeechRule.of("```[A-Za-z]*", ""),
                SpeechRule.of("</?[A-Za-z][^<>\\n]{0,200}>|<!--[^>]{0,200}-->", ""),
                SpeechRule.of("&amp;", " " + vocabulary.and() + " "),
                SpeechRule.of("&(?:nbsp|lt|gt);", " "),
                SpeechRule.of("&(?:[A-Za-z]{2,8}|#\\d{1,7}|#x[0-9A-Fa-f]{1,6});", ""),
                SpeechRule.of(
                        "(?<![\\w.+-])[\\w.+-]+@(?:[A-Za-z0-9-]+\\.)+[A-Za-z]{2,}", at -> vocabulary.spell(at.group())),
                SpeechRule.of(
                        "(?<![\\w@.])(?:https?://)?(?:www\\.)?" + HOST + PATH,
                        url -> vocabulary.spell(url.group(1) + url.group(2))),
                SpeechRule.of(
                        "https?://(?:www\\.)?([A-Za-z0-9.-]*[A-Za-z0-9])(?::\\d+)?" + PATH,
                        url -> vocabulary.spell(url.group(1) + url.group(2))),
                // Links and images keep their text; other brackets are removed, with a pause at the end of a label.
                SpeechRule.of("!?\\[", ""),
                SpeechRule.of("\\]\\([^)\\s]*\\)", ""),
                SpeechRule.of("\\](?= \\p{L})", ","),
                SpeechRule.of("\\]", ""),
                SpeechRule.of("(?m)^[ \\t]*(?:#{1,6}|>)[ \\t]+", ""),
                SpeechRule.of("(?m)^[ \\t]*(?:-{3,}|\\*{3,}|_{3,}|\\|[ :|-]{3,})[ \\t]*(?:\\n|$)", ""),
                SpeechRule.of("(?m)^[ \\t]*[-*+•▪◦·][ \\t]+", ""),
                SpeechRule.of("(?m)^[ \\t]*(\\d{1,2})[.)][ \\t]+(?=\\D)", entry -> vocabulary
                        .listNumber()
                        .formatted(vocabulary.numbers().apply(Long.parseLong(entry.group(1))))),
                SpeechRule.of("([①-⑳])(?!번)[ \\t]*", entry -> vocabulary
                        .listNumber()
                        .formatted(vocabulary.numbers().apply(entry.group(1).charAt(0) - '①' + 1))),
                SpeechRule.of("(?m)^\\|[ \\t]*|[ \\t]*\\|[ \\t]*(?=\\n|$)", ""),
                SpeechRule.of("[ \\t]*\\|[ \\t]*", ", "),
                SpeechRule.of(EMOJI, ""),
                SpeechRule.of("[ㄱ-ㅎㅏ-ㅣ]{2,}|\\^\\^|[:;]-?[)(D](?![A-Za-z])", ""),
                SpeechRule.of("[ \\t]*(?:→|⇒|->|=>)[ \\t]*|[ \\t]+>[ \\t]+|(?<=\\p{L})·(?=\\p{L})", ", "),
                SpeechRule.of("(?<=\\p{L})/(?=\\p{L})", ", "),
                SpeechRule.of("&", " " + vocabulary.and() + " "),
                SpeechRule.of("[<>]", ""),
                SpeechRule.of("`+|~~|_{2,}|(?<![\\p{L}\\d])_+|_+(?![\\p{L}\\d])", ""));
    }
}
