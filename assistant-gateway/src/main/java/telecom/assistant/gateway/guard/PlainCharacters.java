package telecom.assistant.gateway.guard;

import java.text.Normalizer;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reduces a streamed text to characters that every channel can show: without control characters and terminal escape
 * sequences (ECMA-48), without format characters such as bidirectional overrides (Unicode general category Cf, except
 * the joiners that emoji and several scripts need), and in Unicode Normalization Form C. Hangul that is spelled letter
 * by letter is joined into syllables. An unfinished sequence, surrogate pair or syllable is held back; a combining mark
 * that comes in a later piece than its Latin letter is not joined to it. Not thread-safe.
 */
final class PlainCharacters {

    /** A control sequence, or any other escape; ECMA-48, sections 5.3 and 5.4. */
    private static final Pattern ESCAPE =
            Pattern.compile("\u001b(?:\\[[0-?]{0,32}[ -/]{0,4}[@-~]?|[^\\[])?|\u009b" + "[0-?]{0,32}[ -/]{0,4}[@-~]?");

    private static final Pattern UNFINISHED = Pattern.compile("(?:\u001b(?:\\[[0-?]{0,32}[ -/]{0,4})?"
            + "|\u009b[0-?]{0,32}[ -/]{0,4}|\r|[\uD800-\uDBFF]|[\u1100-\u11FF\u3131-\u3163]{1,64})\\z");

    private static final Pattern LINE_END = Pattern.compile("\r\n?|[\u0085\u2028\u2029]");
    private static final Pattern UNWANTED =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\uFDD0-\uFDEF\uFFFE\uFFFF&&[^\n\t\u200c\u200d]]");

    /** Letters of the block Hangul Compatibility Jamo that spell a syllable. */
    private static final Pattern SPELLED = Pattern.compile("([ㄱ-ㅎ])([ㅏ-ㅣ])(?:([ㄱ-ㅎ])(?![ㅏ-ㅣ]))?");

    private static final String INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
    private static final String FINALS = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";
    private static final int MEDIALS = 21;

    private final Consumer<Removed> removed;
    private String held = "";

    /** @param removed called once for each piece from which characters were removed */
    PlainCharacters(Consumer<Removed> removed) {
        this.removed = removed;
    }

    /** Adds a piece. Returns the text that can be passed on now. */
    String next(String piece) {
        String text = held + piece;
        Matcher unfinished = UNFINISHED.matcher(text);
        int end = unfinished.find() ? unfinished.start() : text.length();
        held = text.substring(end);
        return plain(text.substring(0, end));
    }

    /** Ends the text. Returns the text that was held back. */
    String end() {
        String rest = held;
        held = "";
        return plain(rest);
    }

    private String plain(String text) {
        String lines = LINE_END.matcher(text).replaceAll("\n");
        String plain = UNWANTED.matcher(ESCAPE.matcher(lines).replaceAll("")).replaceAll("");
        if (plain.length() < lines.length()) {
            removed.accept(Removed.CONTROL_CHARACTER);
        }
        return SPELLED.matcher(Normalizer.normalize(plain, Normalizer.Form.NFC)).replaceAll(PlainCharacters::syllable);
    }

    /** Composes a syllable (Unicode Standard, section 3.12). */
    private static String syllable(MatchResult letters) {
        int initial = INITIALS.indexOf(letters.group(1));
        int medial = letters.group(2).charAt(0) - 'ㅏ';
        String last = letters.group(3);
        int end = last == null ? 0 : FINALS.indexOf(last) + 1;
        if (initial < 0 || (last != null && end == 0)) {
            return letters.group();
        }
        return Character.toString(0xAC00 + (initial * MEDIALS + medial) * 28 + end);
    }
}
