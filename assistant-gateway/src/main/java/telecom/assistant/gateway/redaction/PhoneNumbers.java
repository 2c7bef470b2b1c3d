package telecom.assistant.gateway.redaction;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Korean phone numbers, mobile, landline and virtual, however they are written: with a country code or without, with
 * hyphens, dots, brackets, blanks or nothing between. Numbers of companies (15xx, 16xx, 18xx) stay.
 */
final class PhoneNumbers {

    private static final String GAP = "\\s?[-.)\u2010-\u2015\u2212\uff0d]?\\s?";
    private static final String HERE = "(?<!\\d)(?<!\\d-)";
    private static final String END = "(?!\\d)(?!-\\d)";

    private static final Pattern ABROAD = Pattern.compile(HERE + "(?:\\+|00)?82" + GAP + "(?:\\(?0\\)?" + GAP + ")?"
            + "(1[016789]|2|3[1-3]|4[1-4]|5[1-5]|6[1-4]|[678]0|50[2-8])"
            + GAP + "\\d{3,4}" + GAP + "(\\d{4})" + END);

    private static final Pattern NATIONAL = Pattern.compile(HERE + "\\(?(0(?:1[016789]|2|3[1-3]|4[1-4]|5[1-5]|6[1-4]"
            + "|[678]0|50[2-8]))" + GAP + "\\d{3,4}" + GAP + "(\\d{4})" + END);

    /** Within an area, and not a span of years. */
    private static final Pattern LOCAL = Pattern.compile(HERE + "(?!(?:1[568]|19|20)\\d\\d-)\\d{3,4}-(\\d{4})" + END);

    private PhoneNumbers() {}

    static String mask(String text) {
        String withoutForeign = ABROAD.matcher(text).replaceAll(found -> masked("+82-" + found.group(1), found));
        String withoutNational = NATIONAL.matcher(withoutForeign).replaceAll(found -> masked(found.group(1), found));
        return LOCAL.matcher(withoutNational).replaceAll("****-$1");
    }

    private static String masked(String area, MatchResult found) {
        return area + "-****-" + found.group(2);
    }
}
