package telecom.assistant.gateway.teacher;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import telecom.assistant.store.teacher.Closing;

/**
 * How far an export has come: everything up to and including a turn of a conversation. Written as numbers that mean nothing
 * outside the database and name nobody. It stays good as long as the database is the same one.
 */
public record TeacherCursor(Closing closing, long turn) {

    /** Before everything. */
    public static final TeacherCursor START = new TeacherCursor(Closing.FIRST, 0);

    private static final Pattern FORM = Pattern.compile("(\\d{1,18})-(\\d{1,18})-(\\d{1,18})");

    /** Reads what {@link #toString} wrote; empty when it is nothing of the kind. */
    public static Optional<TeacherCursor> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new TeacherCursor(new Closing(number(form, 1), number(form, 2)), number(form, 3)))
                : Optional.empty();
    }

    private static long number(Matcher form, int group) {
        return Long.parseLong(form.group(group));
    }

    @Override
    public String toString() {
        return closing.transaction() + "-" + closing.number() + "-" + turn;
    }
}
