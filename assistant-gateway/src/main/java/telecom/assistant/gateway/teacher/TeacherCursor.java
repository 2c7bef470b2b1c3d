package telecom.assistant.gateway.teacher;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import telecom.assistant.store.teacher.Closing;

/**
 * How far an export has come: up to and including a turn of a conversation. A cursor is written as numbers that mean
 * nothing outside the database and identify nobody. It stays valid as long as the database is the same.
 */
public record TeacherCursor(Closing closing, long turn) {

    /** The position before the first line. */
    public static final TeacherCursor START = new TeacherCursor(Closing.FIRST, 0);

    private static final Pattern FORM = Pattern.compile("(\\d{1,18})-(\\d{1,18})-(\\d{1,18})");

    /** Reads what {@link #toString} wrote; empty if the text is anything else. */
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
