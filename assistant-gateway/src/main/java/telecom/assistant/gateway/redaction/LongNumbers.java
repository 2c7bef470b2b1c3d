package telecom.assistant.gateway.redaction;

import java.util.regex.Pattern;

/**
 * Masks numbers of accounts, contracts and devices, and anything else with many digits. Dates and amounts with
 * thousands separators stay; an amount of nine digits or more without separators does not.
 */
final class LongNumbers {

    private static final int LONG = 9;
    /** The limit is higher with blanks, because these may also separate unrelated numbers. */
    private static final int LONG_WITH_BLANKS = 11;

    private static final String DATE =
            "(?<!\\d)(?:19|20)\\d\\d[-./](?:0?[1-9]|1[0-2])[-./](?:[12]\\d|3[01]|0?[1-9])(?!-?\\d)";
    /** The number of groups is limited, because the matcher recurses for each of them. */
    private static final String RUN = "\\+?\\d++(?:[ \u00a0\u2010-\u2015\u2212\uff0d-]\\d++){0,64}+";

    private static final Pattern FORM = Pattern.compile("(" + DATE + ")|" + RUN);
    private static final Pattern BLANK = Pattern.compile("[ \u00a0]");
    private static final Pattern PART = Pattern.compile("[^ \u00a0]+");

    private LongNumbers() {}

    static String mask(String text) {
        return FORM.matcher(text).replaceAll(found -> found.group(1) == null ? masked(found.group()) : found.group());
    }

    private static String masked(String run) {
        if (BLANK.matcher(run).find() && digits(run) < LONG_WITH_BLANKS) {
            return PART.matcher(run).replaceAll(part -> digits(part.group()) < LONG ? part.group() : Redaction.NUMBER);
        }
        return digits(run) < LONG ? run : Redaction.NUMBER;
    }

    private static long digits(String run) {
        return run.chars().filter(c -> c >= '0' && c <= '9').count();
    }
}
