package telecom.assistant.channel;

import java.util.regex.Pattern;

/**
 * Masks Korean resident registration numbers ({@code YYMMDD-GXXXXXX}, with or without the hyphen), which must neither be
 * stored in the clear nor reach the model. The checksum is not checked, because numbers issued since 2020 have none.
 */
public final class ResidentNumber {

    private static final Pattern FORM = Pattern.compile(
            "(?<!\\d)(\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01]))\\s?[-\u2010-\u2015\u2212]?\\s?\\d{7}(?!\\d)");

    private ResidentNumber() {}

    /** The text with the last seven digits of each number replaced: {@code YYMMDD-*******}. */
    public static String mask(String text) {
        return FORM.matcher(text).replaceAll("$1-*******");
    }
}
