package telecom.assistant.channel;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Masks the registration numbers of Korean residents and foreigners ({@code YYMMDD-GXXXXXX}), which must neither be
 * stored in the clear nor reach the model, however their digits are written and separated. The checksum is not checked,
 * because numbers issued since 2020 have none; the date has to be one, and the digit after it 1 to 8.
 */
public final class ResidentNumber {

    private static final String SIX = "\\d(?:[ ./_-]{0,3}\\d){5}";

    /**
     * The two halves. Their digits may stand apart only if the halves do, because the digits of other numbers next to
     * each other would often make a date.
     */
    private static final Pattern FORM = Pattern.compile(
            "(?<!\\d)(?:(\\d{6})[1-8]\\d{6}|(" + SIX + ")[ ./_-]{1,3}[1-8][ ./_-]{0,3}" + SIX + ")(?!\\d)");

    private static final Pattern DATE = Pattern.compile("\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])");

    private ResidentNumber() {}

    /** The text with the last seven digits of each number replaced: {@code YYMMDD-*******}. */
    public static String mask(String text) {
        return new PlainText(text).replace(FORM, ResidentNumber::masked);
    }

    private static String masked(MatchResult found) {
        String written = found.group(1) == null ? found.group(2) : found.group(1);
        String date = written.replaceAll("\\D", "");
        return DATE.matcher(date).matches() ? date + "-*******" : null;
    }
}
