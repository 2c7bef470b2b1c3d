package telecom.assistant.gateway.grounding;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A streamed answer up to its first figure that stands nowhere. What may still become a figure is held back, a number until
 * the words after it have come; all else passes at once. Not thread-safe.
 */
final class GroundedText {

    /** How much has to follow a number before it is clear whether it is a figure, in characters. */
    private static final int DECISIVE = 10;

    /** How long a number may be, with what stands before it. */
    private static final int LONGEST = 48;

    /** The beginning of a figure at the end of a text. */
    private static final Pattern BEGINNING = Pattern.compile(
            "(?:₩|￦|\\$|€|krw|usd|(?<![가-힣])[" + KoreanNumber.WORDS + "](?=[" + KoreanNumber.WORDS + " ]*\\z)|\\b"
                    + Figures.MONTH + "\\s?(?:\\d|\\z)|(?<![\\d,.])\\d)",
            Pattern.CASE_INSENSITIVE);

    private final Supplier<Grounds> grounds;
    private final StringBuilder text = new StringBuilder();
    private int passed;
    private boolean stopped;

    /** @param grounds are asked for only if there is a figure */
    GroundedText(Supplier<Grounds> grounds) {
        this.grounds = grounds;
    }

    /** Adds a piece. Returns what can be passed on now. */
    String next(String piece) {
        text.append(piece);
        return pass(false);
    }

    /** Returns what was held back, at the end of the answer. */
    String end() {
        return pass(true);
    }

    /** Whether a figure has come that stands nowhere; nothing is passed on after what stands before it. */
    boolean isStopped() {
        return stopped;
    }

    /** All that has come so far. */
    String all() {
        return text.toString();
    }

    private String pass(boolean whole) {
        if (stopped) {
            return "";
        }
        int from = passed;
        int behind = Math.max(0, passed - LONGEST);
        CharSequence near = text.subSequence(behind, text.length());
        Optional<Figure> ungrounded = first(near, behind, whole);
        int end = whole ? text.length() : Math.max(passed, behind + Math.min(undecided(near), open(near)));
        if (ungrounded.isPresent()) {
            stopped = true;
            end = Math.max(passed, behind + ungrounded.get().from());
        }
        passed = end;
        return text.substring(from, end);
    }

    /** The first figure that is not passed on yet and stands nowhere. */
    private Optional<Figure> first(CharSequence near, int behind, boolean whole) {
        List<Figure> figures = Figures.in(near);
        if (figures.isEmpty()) {
            return Optional.empty();
        }
        return figures.stream()
                .filter(figure -> behind + figure.to() > passed)
                .filter(figure -> whole || figure.to() + 1 < near.length())
                .filter(figure -> !grounds.get().hold(figure))
                .min(Comparator.comparingInt(Figure::from));
    }

    /** Where the first figure begins that ends where the text ends, so that more may belong to it. */
    private static int open(CharSequence near) {
        return Figures.in(near).stream()
                .filter(figure -> figure.to() + 1 >= near.length())
                .mapToInt(Figure::from)
                .min()
                .orElse(near.length());
    }

    /** Where what may still become a figure begins; the end of the text if there is none. */
    private static int undecided(CharSequence near) {
        Matcher beginning = BEGINNING.matcher(near);
        int earliest = Math.max(0, near.length() - LONGEST);
        for (int at = earliest; at < near.length() && beginning.find(at); at = beginning.end()) {
            int end = endOfNumber(near, beginning.end() - 1);
            if (near.length() - end < DECISIVE) {
                return beginning.start();
            }
        }
        return near.length();
    }

    private static int endOfNumber(CharSequence text, int from) {
        int end = from;
        while (end < text.length()
                && (Character.isDigit(text.charAt(end))
                        || ",.₩￦$€".indexOf(text.charAt(end)) >= 0
                        || KoreanNumber.WORDS.indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return Math.max(end, from + 1);
    }
}
