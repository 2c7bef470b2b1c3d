package telecom.assistant.channel.personal;

/**
 * A text as a reader understands its numbers: digits and Latin letters of any width as ASCII, one kind of hyphen, one
 * kind of blank, nothing where nothing is displayed, and digits where digits are spelled out one after another
 * ({@link SpokenDigits}). Each character knows where it stands in the text as it was written.
 */
final class Reading {

    private final StringBuilder plain = new StringBuilder();
    private int[] from = new int[64];
    private int[] to = new int[64];

    private Reading() {}

    /** The text without regard to spoken digits. */
    static Reading of(String written) {
        Reading reading = new Reading();
        int length;
        for (int i = 0; i < written.length(); i += length) {
            int character = written.codePointAt(i);
            length = Character.charCount(character);
            int shown = shown(character);
            if (shown >= 0) {
                reading.append((char) shown, i, i + length);
            }
        }
        return reading;
    }

    static Reading empty() {
        return new Reading();
    }

    void append(char shown, int begins, int ends) {
        if (plain.length() == from.length) {
            from = java.util.Arrays.copyOf(from, from.length * 2);
            to = java.util.Arrays.copyOf(to, to.length * 2);
        }
        from[plain.length()] = begins;
        to[plain.length()] = ends;
        plain.append(shown);
    }

    /** Appends a character that stands for several of another reading. */
    void append(char shown, Reading other, int begin, int end) {
        append(shown, other.from[begin], other.to[end - 1]);
    }

    CharSequence plain() {
        return plain;
    }

    /** What stands at these characters; they are struck out, so that nothing else is found in them. */
    Finding take(Kind kind, int begin, int end) {
        Finding found = new Finding(kind, from[begin], to[end - 1], plain.substring(begin, end));
        for (int i = begin; i < end; i++) {
            plain.setCharAt(i, '\0');
        }
        return found;
    }

    /** -1 for what is not displayed; a character outside the basic plane that is no digit plays no part. */
    private static int shown(int character) {
        if (character < 0x80) {
            return character;
        }
        int digit = Character.isDigit(character) ? Character.digit(character, 10) : -1;
        if (digit >= 0) {
            return '0' + digit;
        }
        if (character >= 0xFF01 && character <= 0xFF5E && character != 0xFF0E) {
            return character - 0xFF01 + '!';
        }
        return switch (Character.getType(character)) {
            case Character.FORMAT, Character.NON_SPACING_MARK -> -1;
            case Character.SPACE_SEPARATOR -> ' ';
            case Character.DASH_PUNCTUATION -> '-';
            default -> other(character);
        };
    }

    private static int other(int character) {
        return switch (character) {
            case '\u2212' -> '-';
            case '\u00B7', '\u30FB', '\uFF0E', '\u3002' -> '.';
            default -> character < 0x10000 ? character : '?';
        };
    }
}
