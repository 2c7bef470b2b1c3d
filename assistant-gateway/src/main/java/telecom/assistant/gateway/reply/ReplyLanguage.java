package telecom.assistant.gateway.reply;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import telecom.assistant.channel.Language;
import telecom.assistant.model.ChatMessage;

/**
 * Detects, before any of a reply is shown, that it is not in the subscriber's language. Product names in Latin letters
 * occur in both languages. Not thread-safe.
 */
final class ReplyLanguage {

    /** This many letters of the other language, and none of the expected one, are more than a name. */
    private static final int LATIN = 30;

    private static final int HANGUL = 6;
    private static final int ENOUGH_LATIN = 10;

    /** So many plain words of English are a sentence; names of products are not written in small letters. */
    private static final int WORDS = 4;

    private static final int SYLLABLES = 2;
    private static final int THIRD_SCRIPT = 2;
    private static final int LONGEST = 200;

    /** What the operator's systems say, put before the subscriber's words. */
    private static final Pattern BLOCK = Pattern.compile("(?ms)^\\[(articles|subscriber)]\\n.*?^\\[/\\1]\\n");

    private static final Pattern TAG = Pattern.compile("(?m)^\\[[^\\[\\]\\n]{1,60}]\\s*");
    private static final Pattern WORD = Pattern.compile("(?<!\\S)[a-z]{2,}(?=[.,!?]?(?:\\s|$))");
    private static final Pattern ASKS_FOR_LANGUAGE = Pattern.compile(
            "영어|한국어|한글|중국어|일본어|베트남어|번역|english|korean|chinese|japanese|vietnamese|translat", Pattern.CASE_INSENSITIVE);

    private final Optional<String> expected;
    private final StringBuilder held = new StringBuilder();
    private boolean decided;
    private boolean foreign;

    private ReplyLanguage(Optional<String> expected) {
        this.expected = expected;
        this.decided = expected.isEmpty();
    }

    /** Expects the language of the subscriber's last message, if that is clear and no other language is asked for. */
    static ReplyLanguage of(List<ChatMessage> messages) {
        return new ReplyLanguage(messages.stream()
                .filter(message -> message.role() == ChatMessage.Role.USER)
                .reduce((first, second) -> second)
                .map(message -> BLOCK.matcher(message.text()).replaceAll(""))
                .map(text -> TAG.matcher(text).replaceAll(""))
                .filter(text -> !ASKS_FOR_LANGUAGE.matcher(text).find())
                .filter(text -> Language.of(text, Language.KOREAN).equals(Language.of(text, Language.ENGLISH)))
                .map(text -> Language.of(text, Language.KOREAN)));
    }

    /** Accepts any language. */
    static ReplyLanguage any() {
        return new ReplyLanguage(Optional.empty());
    }

    /** Adds a piece. Returns the text that passes now; empty once the reply is known to be in another language. */
    String next(String piece) {
        if (decided) {
            return foreign ? "" : piece;
        }
        held.append(piece);
        long hangul = letters(UnicodeScript.HANGUL);
        long latin = letters(UnicodeScript.LATIN);
        long third = held.codePoints().filter(Character::isLetter).count() - hangul - latin;
        boolean korean = expected.get().equals(Language.KOREAN);
        foreign = (third >= THIRD_SCRIPT && hangul + latin < third)
                || (korean ? hangul == 0 && latin >= LATIN : latin == 0 && hangul >= HANGUL);
        decided = foreign
                || (korean ? hangul > 0 : latin >= ENOUGH_LATIN)
                || beginsWithNumber()
                || held.length() > LONGEST;
        return decided && !foreign ? release() : "";
    }

    /** Whether a reply that was too short to decide on is in another language; to be asked at its end. */
    boolean isForeignAsAWhole() {
        if (!decided) {
            boolean korean = expected.get().equals(Language.KOREAN);
            foreign = korean
                    ? letters(UnicodeScript.HANGUL) == 0
                            && WORD.matcher(held).results().count() >= WORDS
                    : letters(UnicodeScript.LATIN) == 0 && letters(UnicodeScript.HANGUL) >= SYLLABLES;
        }
        return foreign;
    }

    /** Ends the text. Returns the text that was held back. */
    String end() {
        if (foreign) {
            return "";
        }
        decided = true;
        return release();
    }

    boolean isForeign() {
        return foreign;
    }

    /** Korean answers may begin with an amount such as 5GB. */
    private boolean beginsWithNumber() {
        String text = held.toString().stripLeading();
        return !text.isEmpty() && Character.isDigit(text.charAt(0));
    }

    private String release() {
        String text = held.toString();
        held.setLength(0);
        return text;
    }

    private long letters(UnicodeScript script) {
        return held.codePoints()
                .filter(Character::isLetter)
                .filter(c -> UnicodeScript.of(c) == script)
                .count();
    }
}
