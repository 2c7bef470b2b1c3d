package telecom.assistant.channel.voice.speech;

import java.time.DateTimeException;
import java.time.MonthDay;

/** Patterns, and parts of patterns, for how numbers are written in both languages. */
final class Written {

    /** A number, with or without grouping commas and decimals. */
    static final String NUMBER = "(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?";

    /** The start of a number: not within a longer number or in a code such as S24. */
    static final String START = "(?<![\\dA-Za-z.,])";

    static final String MINUS = "(?:(?<![\\p{L}\\d)])[-−])?";

    /** A plus sign between two things that are combined. */
    static final String PLUS = "(?<=[\\p{L}\\d]) ?\\+ ?(?=[\\p{L}\\d])|(?<=[\\p{L}\\d] )\\+ ?(?=[\\p{L}\\d])";

    static final String RANGE_SIGN = "\\s?[~∼〜–-]\\s?";

    /** A range sign between two amounts, in spans that none of the longer forms matches. */
    static final String AMOUNT_RANGE_SIGN = "(?<=\\d)[–-](?=[₩￦$€£])|(?<=[\\d%℃일월년원시분초B]) ?[~∼〜] ?(?=[\\d₩$-])";

    /** A duration in hours, minutes and seconds. */
    static final String DURATION = START + "(\\d{1,2}):([0-5]\\d):([0-5]\\d)(?![\\d:])";

    static final String CLOCK = "(?:[01]?\\d|2[0-4]):[0-5]\\d(?![\\d:])";

    /** The time of day in a time stamp (ISO 8601); seconds and zone are not spoken. Not the beginning of a span. */
    static final String STAMP =
            "[T ]((?:[01]?\\d|2[0-4]):[0-5]\\d)(?::[0-5]\\d(?:\\.\\d+)?)?(?:Z|[+-]\\d\\d:?\\d\\d)?(?![\\d:])" + "(?!"
                    + RANGE_SIGN + "\\d)";

    /** A key sequence to press, such as *281*1#; Markdown's asterisks do not match. */
    static final String KEYS = "\\*\\d+(?:\\*\\d+)*#|#\\d+#";

    /** Telephone, account and other numbers in groups joined by hyphens; hidden digits are written as asterisks. */
    static final String DIGIT_GROUPS = START
            + "(?:\\d{2,4}-\\d{1,3}\\*{1,3}-\\d{1,3}\\*{1,3}"
            + "|\\+?\\d{1,6}(?:-(?:\\d{1,8}|\\*{2,8})){2,4}(?![\\d-])"
            + "|\\d{6}-\\d?\\*{6,7}"
            + "|\\d{2,4}\\*{2,8}\\d{2,4}(?!\\d)"
            + "|1[568]\\d\\d-\\d{4}(?!\\d)"
            + "|\\(\\d{2,4}\\) ?\\d{3,4}-\\d{4}(?!\\d)"
            + "|\\+\\d{1,3}(?: \\d{1,4}){2,4}(?!\\d)"
            + "|\\+\\d{8,15}(?!\\d)"
            + "|0\\d{1,2} \\d{3,4} \\d{4}(?!\\d)"
            + "|0\\d{1,2}\\.\\d{3,4}\\.\\d{4}(?!\\d))";

    /** A Korean mobile number without hyphens. */
    static final String MOBILE = START + "(01[016789])(\\d{3,4})(\\d{4})(?!\\d)";

    /** Long digit sequences that are not quantities, such as order numbers. */
    static final String LONG_DIGITS = START + "(?:\\d{8,}|0\\d{2,})(?![\\d.,]\\d)(?!\\d)";

    /** Names and codes that mix letters and digits: S24, q7x9, alpha-12, 5G. */
    static final String CODE = "[A-Za-z]+-?\\d[A-Za-z0-9]*(?:-[A-Za-z0-9]+)*|(?<![\\d.,])\\d{1,2}[GKD](?![A-Za-z0-9])";

    private Written() {}

    static boolean isDate(int month, int day) {
        try {
            MonthDay.of(month, day);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
