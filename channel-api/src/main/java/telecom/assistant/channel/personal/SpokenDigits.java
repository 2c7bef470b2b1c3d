package telecom.assistant.channel.personal;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Converts sequences of spelled-out digits, in Korean (공일공 일이삼사, with 다시 for a hyphen) and English (oh one oh, double
 * five), into digits. They may be mixed with written digits, as in the output of speech recognition. Short sequences,
 * which are usually quantities, stay as they are.
 */
final class SpokenDigits {

    private static final int MIN_DIGITS = 7;
    private static final int MIN_SPOKEN = 3;
    private static final int MAX_SEPARATORS = 3;

    private static final String KOREAN = "공일이삼사오육칠팔구";

    private static final Map<String, Character> ENGLISH = Map.ofEntries(
            Map.entry("zero", '0'),
            Map.entry("oh", '0'),
            Map.entry("one", '1'),
            Map.entry("two", '2'),
            Map.entry("three", '3'),
            Map.entry("four", '4'),
            Map.entry("five", '5'),
            Map.entry("six", '6'),
            Map.entry("seven", '7'),
            Map.entry("eight", '8'),
            Map.entry("nine", '9'));

    private static final Map<String, Integer> TIMES = Map.of("double", 2, "triple", 3, "treble", 3);

    /** Words that separate groups of digits. */
    private static final String[] HYPHENS = {"다시", "하이픈", "대시", "에", "의", "dash", "hyphen"};

    /** Texts that follow 이 when it is part of a verb, or a pronoun (삼이에요, 이 번호), and not a digit. */
    private static final String[] AFTER_NON_DIGIT = {
        "에요", "예요", "요", "고", "구", "며", "라", "면", "랑", "나", "니", "거", "야", "다", "었", "죠", "지", "ㅂ니다", " 번호", " 카드",
        " 계좌", " 거", " 걸", " 게", " 이메일"
    };

    private final Reading source;
    private final CharSequence text;
    private final boolean verbsAsDigits;
    private final Reading result = Reading.empty();
    private boolean found;

    private SpokenDigits(Reading source, boolean verbsAsDigits) {
        this.source = source;
        this.text = source.plain();
        this.verbsAsDigits = verbsAsDigits;
    }

    /**
     * The text with spelled-out digits converted; empty if there are none.
     *
     * @param verbsAsDigits whether 이 counts as a digit even where it looks like part of a verb: 칠이요 may mean 7 or 72
     */
    static Optional<Reading> convert(Reading source, boolean verbsAsDigits) {
        SpokenDigits spoken = new SpokenDigits(source, verbsAsDigits);
        spoken.convert();
        return spoken.found ? Optional.of(spoken.result) : Optional.empty();
    }

    private record Token(int end, char digitOrSeparator, int times, boolean spoken) {}

    private void convert() {
        for (int at = 0; at < text.length(); ) {
            int end = endOfRun(at);
            if (end > at) {
                copyDigits(at, end);
                found = true;
                at = end;
            } else {
                // A run that is not a number is copied as a whole, so that each character is examined a bounded number
                // of times.
                end = -end;
                do {
                    result.append(text.charAt(at), source, at, at + 1);
                    at++;
                } while (at < end);
            }
        }
    }

    /** The end of the run of digits that begins here; negated if the run is not a number. */
    private int endOfRun(int begin) {
        int digits = 0;
        int spoken = 0;
        int separators = 0;
        int end = begin;
        for (int at = begin; at < text.length(); ) {
            Token token = digitAt(at);
            if (token != null) {
                digits += token.times();
                spoken += token.spoken() ? token.times() : 0;
                separators = 0;
                at = token.end();
                end = at;
            } else {
                token = digits == 0 ? null : separatorAt(at);
                if (token == null || ++separators > MAX_SEPARATORS) {
                    break;
                }
                at = token.end();
            }
        }
        return digits >= MIN_DIGITS && spoken >= MIN_SPOKEN ? end : -end;
    }

    private void copyDigits(int begin, int end) {
        for (int at = begin; at < end; ) {
            Token token = digitAt(at);
            if (token == null) {
                token = separatorAt(at);
            }
            for (int i = 0; i < token.times(); i++) {
                result.append(token.digitOrSeparator(), source, at, token.end());
            }
            at = token.end();
        }
    }

    private Token digitAt(int at) {
        char c = text.charAt(at);
        if (c >= '0' && c <= '9') {
            return new Token(at + 1, c, 1, false);
        }
        char normal = c == '영' ? '공' : c == '륙' ? '육' : c;
        int korean = KOREAN.indexOf(normal);
        if (korean >= 0) {
            return c == '이' && !verbsAsDigits && isPartOfVerb(at + 1)
                    ? null
                    : new Token(at + 1, (char) ('0' + korean), 1, true);
        }
        return isLetter(c) && (at == 0 || !isLetter(text.charAt(at - 1))) ? englishAt(at) : null;
    }

    private Token englishAt(int at) {
        int end = wordEnd(at);
        String word = word(at, end);
        Integer times = TIMES.get(word);
        if (times == null) {
            Character digit = ENGLISH.get(word);
            return digit == null ? null : new Token(end, digit, 1, true);
        }
        int next = end;
        while (next < text.length() && (text.charAt(next) == ' ' || text.charAt(next) == '-')) {
            next++;
        }
        int nextEnd = wordEnd(next);
        Character digit = ENGLISH.get(word(next, nextEnd));
        return digit == null ? null : new Token(nextEnd, digit, times, true);
    }

    private Token separatorAt(int at) {
        char c = text.charAt(at);
        if (" ,._-".indexOf(c) >= 0) {
            return new Token(at + 1, c == ',' ? ' ' : c, 1, false);
        }
        for (String hyphen : HYPHENS) {
            if (startsWith(hyphen, at)) {
                return new Token(at + hyphen.length(), '-', 1, false);
            }
        }
        return null;
    }

    private boolean isPartOfVerb(int at) {
        for (String following : AFTER_NON_DIGIT) {
            if (startsWith(following, at)) {
                return true;
            }
        }
        return false;
    }

    private boolean startsWith(String word, int at) {
        return at + word.length() <= text.length()
                && word(at, at + word.length()).equals(word);
    }

    private String word(int begin, int end) {
        return text.subSequence(begin, end).toString().toLowerCase(Locale.ROOT);
    }

    private int wordEnd(int at) {
        int end = at;
        while (end < text.length() && isLetter(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
