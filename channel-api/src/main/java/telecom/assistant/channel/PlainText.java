package telecom.assistant.channel;

import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text as a reader sees its numbers: digits and Latin letters of any width as ASCII, one kind of hyphen, one kind of
 * blank, and nothing where nothing is displayed. What is found in it is replaced in the text as it was written.
 */
final class PlainText {

    private final String written;
    private final StringBuilder plain = new StringBuilder();
    /** Where each character of the plain text begins in the written one. */
    private final int[] origin;

    PlainText(String written) {
        this.written = written;
        this.origin = new int[written.length() + 1];
        int length;
        for (int i = 0; i < written.length(); i += length) {
            int character = written.codePointAt(i);
            length = Character.charCount(character);
            int shown = shown(character);
            if (shown >= 0) {
                origin[plain.length()] = i;
                plain.append((char) shown);
            }
        }
    }

    /**
     * The written text, with each match in the plain one replaced. Where the replacement is null, the match stays, and
     * the next one may begin within it.
     */
    String replace(Pattern pattern, Function<MatchResult, String> replacement) {
        StringBuilder replaced = new StringBuilder();
        int from = 0;
        Matcher found = pattern.matcher(plain);
        for (int at = 0; found.find(at); ) {
            String instead = replacement.apply(found);
            if (instead == null) {
                at = found.start() + 1;
                continue;
            }
            replaced.append(written, from, origin[found.start()]).append(instead);
            from = written.offsetByCodePoints(origin[found.end() - 1], 1);
            at = found.end();
        }
        return from == 0
                ? written
                : replaced.append(written, from, written.length()).toString();
    }

    /** -1 for what is not displayed; letters and signs that play no part are all the same. */
    private static int shown(int character) {
        if (character < 0x80) {
            return character;
        }
        int digit = Character.digit(character, 10);
        if (digit >= 0 && Character.isDigit(character)) {
            return '0' + digit;
        }
        if (character >= 0xFF21 && character <= 0xFF5A) {
            return character - 0xFF21 + 'A';
        }
        return switch (Character.getType(character)) {
            case Character.FORMAT, Character.NON_SPACING_MARK -> -1;
            case Character.SPACE_SEPARATOR -> ' ';
            case Character.DASH_PUNCTUATION -> '-';
            default -> separator(character);
        };
    }

    private static int separator(int character) {
        return switch (character) {
            case '\u2212' -> '-';
            case '\u00B7', '\u30FB', '\uFF0E', '\u3002' -> '.';
            case '\uFF3F' -> '_';
            case '\uFF0F' -> '/';
            default -> '?';
        };
    }
}
