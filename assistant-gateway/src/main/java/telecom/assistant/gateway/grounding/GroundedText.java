package telecom.assistant.gateway.grounding;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Passes a streamed answer on up to its first ungrounded figure. Text that may still become a figure is held back, and
 * so is a number until the words after it have arrived; everything else passes at once. Not thread-safe.
 */
final class GroundedText {

    /** How many characters must follow a number before it is clear whether it is a figure. */
    private static final int DECISIVE = 10;

    /** The longest figure in characters, with its prefix. */
    private static final int LONGEST = 48;

    /** The beginning of a possible figure. */
    private static final Pattern BEGINNING = Pattern.compile(
            "(?:₩|￦|\\$|€|krw|usd|(?<![가-힣])[" + KoreanNumber.WORDS + "](?=[" + KoreanNumber.WORDS + " ]*\\z)|\\b"
                    + Figures.MONTH + "\\s?(?:\\d|\\z)|(?<![\\d,.])\\d)",
            Pattern.CASE_INSENSITIVE);

    private final Supplier<Grounds> grounds;
    private final StringBuilder text = new StringBuilder();
    private int passedUpTo;
    private boolean stopped;

    /** @param grounds called only if there is a figure */
    GroundedText(Supplier<Grounds> grounds) {
        this.grounds = grounds;
    }

    /** Adds a piece. Returns the text that can be passed on now. */
    String next(String piece) {
        text.append(piece);
        return pass(false);
    }

    /** Ends the answer. Returns the text that was held back. */
    String end() {
        return pass(true);
    }

    /** Whether an ungrounded figure has arrived; neither the figure nor any text after it is passed on. */
    boolean isStopped() {
        return stopped;
    }

    /** All the text that has arrived so far. */
    String all() {
        return text.toString();
    }

    private String pass(boolean whole) {
        if (stopped) {
            return "";
        }
        int from = passedUpTo;
        int offset = Math.max(0, passedUpTo - LONGEST);
        CharSequence near = text.subSequence(offset, text.length());
        Optional<Figure> ungrounded = firstUngrounded(near, offset, whole);
        int end = whole
                ? text.length()
                : Math.max(passedUpTo, offset + Math.min(startOfUndecided(near), startOfOpenFigure(near)));
        if (ungrounded.isPresent()) {
            stopped = true;
            end = Math.max(passedUpTo, offset + ungrounded.get().from());
        }
        passedUpTo = end;
        return text.substring(from, end);
    }

    /** The first ungrounded figure that has not been passed on yet. */
    private Optional<Figure> firstUngrounded(CharSequence near, int offset, boolean whole) {
        List<Figure> figures = Figures.in(near);
        if (figures.isEmpty()) {
            return Optional.empty();
        }
        return figures.stream()
                .filter(figure -> offset + figure.to() > passedUpTo)
                .filter(figure -> whole || figure.to() + 1 < near.length())
                .filter(figure -> !grounds.get().contain(figure))
                .min(Comparator.comparingInt(Figure::from));
    }

    /** The start of the first figure that reaches the end of the text, so that it may go on. */
    private static int startOfOpenFigure(CharSequence near) {
        return Figures.in(near).stream()
                .filter(figure -> figure.to() + 1 >= near.length())
                .mapToInt(Figure::from)
                .min()
                .orElse(near.length());
    }

    /** The start of the text that may still become a figure; the end of the text if there is none. */
    private static int startOfUndecided(CharSequence near) {
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
