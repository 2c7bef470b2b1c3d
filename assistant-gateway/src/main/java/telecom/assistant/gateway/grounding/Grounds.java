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
 * What the model was given to take figures from: everything in its prompt, which is the articles, the results of tools, what
 * the subscriber and agents said, the operator's instructions, and earlier answers, whose figures were examined when they
 * were given. Immutable.
 */
final class Grounds {

    private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*(?:\\.\\d+)?");

    private final Set<BigDecimal> numbers = new HashSet<>();
    /** Days with their months, and without. */
    private final Set<Integer> days = new HashSet<>();

    /** Days of any month, such as the day on which bills are due. */
    private final Set<Integer> monthly = new HashSet<>();

    private Grounds() {}

    static Grounds in(List<ChatMessage> messages) {
        Grounds grounds = new Grounds();
        messages.forEach(message -> grounds.add(message.text()));
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

    /** Whether the figure stands there. A day may be said with a month or without, where it stands without or with one. */
    boolean hold(Figure figure) {
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
