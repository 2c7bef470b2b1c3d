package telecom.assistant.gateway.grounding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds amounts of money, percentages and days in Korean and English. */
final class Figures {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE;
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private static final String NUMBER = "\\d[\\d,]*(?:\\.\\d+)?";
    private static final String WORDS = KoreanNumber.WORDS;

    /**
     * Digits with or without multipliers (십, 백, 천 …), or at least two numerals of which one is a multiplier: {@code 사만
     * 사천}.
     */
    private static final String KOREAN_NUMBER = "(?:" + NUMBER + "(?:\\s?[백천만억](?:\\s?" + NUMBER + ")?){0,4}"
            + "|(?<![가-힣])(?=[" + WORDS + " ]{0,12}[십백천만억])[" + WORDS + "](?:\\s?[" + WORDS + "]){1,12})";

    /** The name of a month, with one capturing group. */
    static final String MONTH = "(?:(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?)";

    private static final Pattern AMOUNT = Pattern.compile(
            "(?:₩|￦|\\$|€|krw|usd)\\s?(" + NUMBER + ")|(" + NUMBER
                    + ")\\s?(?:won|krw|usd|dollars?|euros?|달러|유로)(?![a-z])|(" + KOREAN_NUMBER + ")\\s?원(?!격|룸|하)",
            FLAGS);

    /** The end of a device's name. The words that follow, as in 아이폰 16 프로, are a model, not a percentage. */
    private static final String DEVICE = "(?:폰|버즈|패드|워치|팟)";

    private static final Pattern PERCENTAGE = Pattern.compile(
            "(?<![\\d.,])(?<!" + DEVICE + "\\s?)(" + KOREAN_NUMBER
                    + ")\\s?(?:%|％|퍼센트|프로(?!모션|그램|필|젝트|\\s?맥스)|per ?cent)",
            FLAGS);

    private static final Pattern DAY = Pattern.compile(
            "(?<!\\d)\\d{4}[-./]\\s?(\\d{1,2})[-./]\\s?(\\d{1,2})(?!\\d)|(\\d{1,2})\\s?월\\s?(\\d{1,2})\\s?일(?!권)|"
                    + MONTH
                    + "\\s(\\d{1,2})(?:st|nd|rd|th)?(?!\\d)|(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?\\s(?:of\\s)?" + MONTH
                    + "(?![a-z])|(?<!\\d)(\\d{1,2})일(?=에|부터|까지|자)|\\bthe (\\d{1,2})(?:st|nd|rd|th)\\b(?! of)",
            FLAGS);

    private Figures() {}

    /** The figures in a text, in no particular order. */
    static List<Figure> in(CharSequence text) {
        List<Figure> found = new ArrayList<>();
        for (Matcher amount = AMOUNT.matcher(text); amount.find(); ) {
            found.add(new Figure.Amount(amount.start(), amount.end(), KoreanNumber.of(any(amount, 1, 2, 3))));
        }
        for (Matcher percentage = PERCENTAGE.matcher(text); percentage.find(); ) {
            found.add(
                    new Figure.Percentage(percentage.start(), percentage.end(), KoreanNumber.of(percentage.group(1))));
        }
        for (Matcher day = DAY.matcher(text); day.find(); ) {
            found.add(day(day));
        }
        return found;
    }

    private static Figure.Day day(Matcher day) {
        String month = any(day, 1, 3);
        String named = any(day, 5, 8);
        int number = month != null
                ? Integer.parseInt(month)
                : named == null ? 0 : 1 + MONTHS.indexOf(named.toLowerCase(Locale.ROOT));
        return new Figure.Day(day.start(), day.end(), number, Integer.parseInt(any(day, 2, 4, 6, 7, 9, 10)));
    }

    /** The first of these groups that has matched; null if none has. */
    private static String any(Matcher match, int... groups) {
        for (int group : groups) {
            if (match.group(group) != null) {
                return match.group(group);
            }
        }
        return null;
    }
}
