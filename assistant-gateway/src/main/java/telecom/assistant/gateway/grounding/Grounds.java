package telecom.assistant.gateway.grounding;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import telecom.assistant.model.ChatMessage;

/**
 * The figures in a prompt, which an answer may use. The prompt consists of articles, tool results, the utterances of
 * the subscriber and agents, the operator's instructions, and earlier answers, whose figures were checked at the time.
 * The times that the prompt adds to them are no figures. Immutable.
 */
final class Grounds {

    private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*(?:\\.\\d+)?");

    /** The times that the prompt itself writes: in the tag of an utterance, and of when the BSS was read. */
    private static final Pattern TIMES_OF_THE_PROMPT = Pattern.compile(
            "(?m)^(?:\\[not delivered] )?"
                    + "\\[[^\\[\\]\\n]{1,60} (?:\\d{1,2} [A-Z][a-z]{2} )?\\d{2}:\\d{2}]|^Read: \\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}");

    private final Set<BigDecimal> numbers = new HashSet<>();
    /** Each day in two forms: together with its month, and as the day of the month alone. */
    private final Set<Integer> days = new HashSet<>();

    /** Days without a month, such as the day on which bills are due. */
    private final Set<Integer> monthly = new HashSet<>();

    private Grounds() {}

    static Grounds in(List<ChatMessage> messages) {
        Grounds grounds = new Grounds();
        messages.forEach(message ->
                grounds.add(TIMES_OF_THE_PROMPT.matcher(message.text()).replaceAll("")));
        return grounds;
    }

    private void add(String text) {
        StringBuilder withoutDays = new StringBuilder(text);
        for (Figure figure : Figures.in(text)) {
            if (figure instanceof Figure.Amount amount) {
                numbers.add(amount.value());
            } else if (figure instanceof Figure.Percentage percentage) {
                numbers.add(percentage.value());
            } else if (figure instanceof Figure.Day day) {
                days.add(key(day));
                days.add(day.day());
                if (day.month() == 0) {
                    monthly.add(day.day());
                }
                IntStream.range(day.from(), day.to()).forEach(i -> withoutDays.setCharAt(i, ' '));
            }
        }
        for (Matcher number = NUMBER.matcher(withoutDays); number.find(); ) {
            numbers.add(KoreanNumber.of(number.group()));
        }
    }

    /**
     * Whether the prompt contains the figure. A day counts as the same even if only one of the two texts names its
     * month.
     */
    boolean contain(Figure figure) {
        if (figure instanceof Figure.Amount amount) {
            return numbers.contains(amount.value());
        }
        if (figure instanceof Figure.Percentage percentage) {
            return numbers.contains(percentage.value());
        }
        Figure.Day day = (Figure.Day) figure;
        return days.contains(key(day))
                || monthly.contains(day.day())
                || (day.month() == 0 && numbers.contains(KoreanNumber.normal(BigDecimal.valueOf(day.day()))));
    }

    private static int key(Figure.Day day) {
        return day.month() * 100 + day.day();
    }
}
