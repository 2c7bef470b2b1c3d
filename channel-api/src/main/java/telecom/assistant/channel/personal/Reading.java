package telecom.assistant.channel.personal;

/**
 * A text normalized for the recognition of numbers: digits and Latin letters of any width become ASCII, hyphens and
 * blanks become one kind each, invisible characters are dropped, and sequences of spelled-out digits may become digits
 * ({@link SpokenDigits}). Each character keeps its position in the original text.
 */
final class Reading {

    private final StringBuilder plain = new StringBuilder();
    private int[] from = new int[64];
    private int[] to = new int[64];

    private Reading() {}

    /** The normalized text, with spelled-out digits left as they are. */
    static Reading of(String written) {
        Reading reading = new Reading();
        int length;
        for (int i = 0; i < written.length(); i += length) {
            int character = written.codePointAt(i);
            length = Character.charCount(character);
            int normalized = normalized(character);
            if (normalized >= 0) {
                reading.append((char) normalized, i, i + length);
            }
        }
        return reading;
    }

    static Reading empty() {
        return new Reading();
    }

    void append(char normalized, int start, int end) {
        if (plain.length() == from.length) {
            from = java.util.Arrays.copyOf(from, from.length * 2);
            to = java.util.Arrays.copyOf(to, to.length * 2);
        }
        from[plain.length()] = start;
        to[plain.length()] = end;
        plain.append(normalized);
    }

    /** Appends a character that replaces several characters of another reading. */
    void append(char normalized, Reading other, int begin, int end) {
        append(normalized, other.from[begin], other.to[end - 1]);
    }

    CharSequence plain() {
        return plain;
    }

    /** Takes out the characters of a finding, so that nothing else is found in them. */
    Finding take(Kind kind, int begin, int end) {
        Finding found = new Finding(kind, from[begin], to[end - 1], plain.substring(begin, end));
        for (int i = begin; i < end; i++) {
            plain.setCharAt(i, '\0');
        }
        return found;
    }

    /**
     * The normalized character; -1 if it is invisible. A character outside the basic plane that is not a digit becomes
     * {@code ?}.
     */
    private static int normalized(int character) {
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
            default -> otherCharacter(character);
        };
    }

    private static int otherCharacter(int character) {
        return switch (character) {
            case '\u2212' -> '-';
            case '\u00B7', '\u30FB', '\uFF0E', '\u3002' -> '.';
            default -> character < 0x10000 ? character : '?';
        };
    }
}
