package telecom.assistant.channel.voice.speech;

import static telecom.assistant.channel.voice.speech.Written.CLOCK;
import static telecom.assistant.channel.voice.speech.Written.MINUS;
import static telecom.assistant.channel.voice.speech.Written.NUMBER;
import static telecom.assistant.channel.voice.speech.Written.RANGE_SIGN;
import static telecom.assistant.channel.voice.speech.Written.START;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The rules by which written English is spoken, with months before days. The first rule that matches applies, so longer
 * forms come first.
 */
final class EnglishRules {

    static final MarkupRules.Vocabulary VOCABULARY = new MarkupRules.Vocabulary(
            "and",
            "number %s, ",
            EnglishNumbers::cardinal,
            Map.of('.', "dot", '/', "slash", '-', "dash", '_', "underscore", '@', "at", '+', "plus", '~', "tilde"));

    private static final List<String> MONTHS = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");

    /** Each unit in the singular. The plural adds an s to the first word; see {@link #amount}. */
    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("KB", "kilobyte"),
            Map.entry("MB", "megabyte"),
            Map.entry("GB", "gigabyte"),
            Map.entry("TB", "terabyte"),
            Map.entry("kbps", "kilobit per second"),
            Map.entry("Kbps", "kilobit per second"),
            Map.entry("Mbps", "megabit per second"),
            Map.entry("Gbps", "gigabit per second"),
            Map.entry("MHz", "megahertz"),
            Map.entry("GHz", "gigahertz"),
            Map.entry("mAh", "milliampere-hour"),
            Map.entry("km", "kilometer"),
            Map.entry("cm", "centimeter"),
            Map.entry("mm", "millimeter"),
            Map.entry("kg", "kilogram"),
            Map.entry("℃", "degree Celsius"),
            Map.entry("°C", "degree Celsius"),
            Map.entry("KB/s", "kilobyte per second"),
            Map.entry("MB/s", "megabyte per second"),
            Map.entry("GB/s", "gigabyte per second"),
            Map.entry("mph", "mile per hour"),
            Map.entry("min", "minute"),
            Map.entry("mins", "minute"),
            Map.entry("sec", "second"),
            Map.entry("secs", "second"),
            Map.entry("hr", "hour"),
            Map.entry("hrs", "hour"),
            Map.entry("%", "percent"));

    private static final Map<String, String> WEEKDAYS = Map.of(
            "Mon", "Monday",
            "Tue", "Tuesday",
            "Wed", "Wednesday",
            "Thu", "Thursday",
            "Fri", "Friday",
            "Sat", "Saturday",
            "Sun", "Sunday");

    private static final Map<String, String> FRACTIONS = Map.of(
            "1/2", "one half",
            "1/3", "one third",
            "2/3", "two thirds",
            "1/4", "one quarter",
            "3/4", "three quarters");

    private static final Map<String, String> SCALES = Map.of("k", "thousand", "M", "million");

    private static final Map<String, String> CURRENCIES = Map.of(
            "$",
            "dollar cent",
            "USD",
            "dollar cent",
            "€",
            "euro cent",
            "£",
            "pound penny",
            "₩",
            "won",
            "￦",
            "won",
            "KRW",
            "won");

    private static final String UNIT = "(" + alternatives(UNITS) + ")(?![A-Za-z])";
    private static final String CURRENCY = "(?:US(?=\\$))?(" + alternatives(CURRENCIES) + ") ?";
    private static final String HALF_DAY = "(?: ?([AaPp])\\.?[Mm]\\b\\.?)";
    private static final String MONTH = "\\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
            + "(?:uary|ruary|ch|il|e|y|ust|t(?:ember)?|tember|ober|ember)?\\b\\.? ";
    private static final String MONTH_NAME = MONTH.strip();
    private static final String TIME_OF_DAY = "(\\d{1,2}(?::[0-5]\\d)?)" + HALF_DAY + "?";
    private static final String DAY = "(\\d{1,2})(?:st|nd|rd|th)?(?![\\d,.]\\d|\\d|[:/])";

    private static final Pattern DIGITS_OR_HIDDEN = Pattern.compile("(\\d+)|\\*+");

    static final List<SpeechRule> RULES = List.of(
            SpeechRule.of(Written.KEYS, keys -> keys(keys.group())),
            SpeechRule.of(Written.DURATION, EnglishRules::duration),
            SpeechRule.of(
                    START + TIME_OF_DAY + RANGE_SIGN + TIME_OF_DAY + "(?![\\d:])",
                    span -> span.group(4) == null ? null : hour(span, 1) + " to " + hour(span, 3)),
            SpeechRule.of(
                    START + "(" + CLOCK + ")" + HALF_DAY + "?" + RANGE_SIGN + "(" + CLOCK + ")" + HALF_DAY + "?",
                    span -> time(span.group(1), span.group(2)) + " to " + time(span.group(3), span.group(4))),
            SpeechRule.of(START + "(" + CLOCK + ")" + HALF_DAY + "?", time -> time(time.group(1), time.group(2))),
            SpeechRule.of(START + "(1[0-2]|0?[1-9])" + HALF_DAY, time -> time(time.group(1) + ":00", time.group(2))),
            SpeechRule.of(START + "((?:19|20)\\d\\d)-(\\d{1,2})-(\\d{1,2})" + Written.STAMP, EnglishRules::timeStamp),
            SpeechRule.of(
                    START + "((?:19|20)\\d\\d)([-/.])(\\d{1,2})\\2(\\d{1,2})(?!\\d)",
                    date -> date(number(date, 3), number(date, 4), date.group(1))),
            SpeechRule.of(START + "(\\d/\\d)(?=\\)? of\\b)", part -> FRACTIONS.get(part.group(1))),
            SpeechRule.of(
                    START + "(" + NUMBER + ") ?" + UNIT + "/(" + NUMBER + ") ?" + UNIT,
                    part -> amount(part.group(1), part.group(2)) + " of " + amount(part.group(3), part.group(4))),
            SpeechRule.of(
                    START + "(\\d{1,4})/(\\d{1,4})(?= (?:minutes|texts|messages|calls|points)\\b)",
                    part -> decimal(part, 1) + " of " + decimal(part, 2)),
            SpeechRule.of(
                    START + "(\\d{1,2})/(\\d{1,2})(?:/((?:19|20)\\d\\d))?(?![\\d/])",
                    date -> date(number(date, 1), number(date, 2), date.group(3))),
            SpeechRule.of(
                    MONTH + DAY + RANGE_SIGN + MONTH + DAY,
                    span -> date(month(span.group(1)), number(span, 2), null)
                            + " to "
                            + date(month(span.group(3)), number(span, 4), null)),
            SpeechRule.of(
                    MONTH + "(\\d{1,2})(?:st|nd|rd|th)?" + RANGE_SIGN + "(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:/])",
                    span -> date(month(span.group(1)), number(span, 2), null) + " to "
                            + EnglishNumbers.ordinal(number(span, 3))),
            SpeechRule.of(
                    MONTH + DAY + "(?:,? ((?:19|20)\\d\\d)(?!\\d))?",
                    date -> date(month(date.group(1)), number(date, 2), date.group(3))),
            SpeechRule.of(
                    START + "(\\d{1,2})(?:st|nd|rd|th)? " + MONTH_NAME + "(?:,? ((?:19|20)\\d\\d)(?!\\d))?",
                    date -> date(month(date.group(2)), number(date, 1), date.group(3))),
            SpeechRule.of(START + "24/7(?!\\d)", "twenty-four seven"),
            SpeechRule.of(
                    "\\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)" + RANGE_SIGN + "(Mon|Tue|Wed|Thu|Fri|Sat|Sun)\\b",
                    span -> WEEKDAYS.get(span.group(1)) + " to " + WEEKDAYS.get(span.group(2))),
            SpeechRule.of("\\b([Aa])pprox\\.", approximately -> approximately.group(1) + "pproximately"),
            SpeechRule.of(
                    START + "(\\d{1,4}(?:\\.\\d+)?)(k)(?![A-Za-z])|" + START + "(\\d{1,4}\\.\\d+)(M)(?![A-Za-z])",
                    EnglishRules::scaled),
            SpeechRule.of(
                    START + "(\\d{1,4})/(\\d{1,4})(?![\\d/])", part -> decimal(part, 1) + " over " + decimal(part, 2)),
            SpeechRule.of(Written.DIGIT_GROUPS, groups -> groups(groups.group())),
            SpeechRule.of(
                    Written.MOBILE, number -> groups(number.group(1) + "-" + number.group(2) + "-" + number.group(3))),
            SpeechRule.of(
                    "(?<=\\b(?:[Cc]ode|PIN|[Pp]asscode|[Pp]assword)(?: is|:)? ?)(\\d{3,})(?![\\d-]|[.,]\\d)",
                    code -> EnglishNumbers.digits(code.group())),
            SpeechRule.of(
                    "(?<=\\b(?:[Cc]all|[Dd]ial)(?: 1\\d\\d,? (?:or|and))? )(1\\d\\d)(?!\\d|[,.-]\\d)",
                    service -> EnglishNumbers.digits(service.group())),
            SpeechRule.of(START + "(" + NUMBER + ") ?원", sum -> decimal(sum, 1) + " won"),
            SpeechRule.of("CA\\$ ?(" + NUMBER + ")", sum -> money(sum.group(1), "Canadian_dollar cent")
                    .replace('_', ' ')),
            SpeechRule.of(START + "(\\d{1,3}) × (?=\\d)", factor -> decimal(factor, 1) + " times "),
            SpeechRule.of(
                    CURRENCY + "(" + NUMBER + ") (thousand|million|billion)",
                    sum -> decimal(sum, 2) + " " + sum.group(3) + " " + plural(CURRENCIES.get(sum.group(1)))),
            SpeechRule.of(
                    "(" + MINUS + ")" + CURRENCY + "(" + NUMBER + ")",
                    sum -> minus(sum.group(1)) + money(sum.group(3), CURRENCIES.get(sum.group(2)))),
            SpeechRule.of(
                    START + "(" + NUMBER + ")" + RANGE_SIGN + "(" + NUMBER + ") ?" + UNIT,
                    span -> decimal(span, 1) + " to " + amount(span.group(2), span.group(3))),
            SpeechRule.of(
                    START + "(\\d{1,4})" + RANGE_SIGN + "(\\d{1,4})(?= [a-z])",
                    span -> decimal(span, 1) + " to " + decimal(span, 2)),
            SpeechRule.of(
                    START + "(" + MINUS + ")(" + NUMBER + ") ?" + UNIT,
                    sum -> minus(sum.group(1)) + amount(sum.group(2), sum.group(3))),
            SpeechRule.of(
                    START + "(\\d{1,6})(?:st|nd|rd|th)\\b",
                    place -> EnglishNumbers.ordinal(Long.parseLong(place.group(1)))),
            SpeechRule.of("(?:\\bNo\\. ?|№ ?|#)(\\d{1,6})(?![\\d#])", place -> "number " + decimal(place, 1)),
            SpeechRule.of(Written.LONG_DIGITS, digits -> EnglishNumbers.digits(digits.group())),
            SpeechRule.verbatim(Written.CODE),
            SpeechRule.of(
                    START + "(" + MINUS + ")(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+\\.\\d+)",
                    number -> minus(number.group(1)) + decimal(number, 2)),
            SpeechRule.verbatim("\\d+"),
            SpeechRule.of(Written.AMOUNT_RANGE_SIGN, " to "),
            SpeechRule.of("(?<=\\d)/(?=[a-z])", " per "),
            SpeechRule.of(Written.PLUS, " plus "),
            SpeechRule.of(" ?× ?", " times "),
            SpeechRule.of("(?<![\\p{L}\\d])~ ?(?=\\d)", "about "),
            SpeechRule.of("[*~]+", ""));

    private EnglishRules() {}

    private static String keys(String keys) {
        String words = keys.replace("*", " star ").replace("#", " hash").strip();
        return Arrays.stream(words.split(" +", -1))
                .map(word -> Character.isDigit(word.charAt(0)) ? EnglishNumbers.digits(word) : word)
                .collect(Collectors.joining(" "));
    }

    private static String groups(String written) {
        String spoken = Arrays.stream(written.replace("+", "+-").split("[-. ()]+", -1))
                .filter(group -> !group.isEmpty())
                .map(EnglishRules::group)
                .collect(Collectors.joining(", "));
        return spoken.replace("plus, ", "plus ");
    }

    private static String group(String group) {
        if (group.equals("+")) {
            return "plus";
        }
        return DIGITS_OR_HIDDEN
                .matcher(group)
                .replaceAll(part -> part.group(1) != null
                        ? EnglishNumbers.digits(part.group(1)) + " "
                        : EnglishNumbers.cardinal(part.group().length()) + " hidden digits ")
                .strip();
    }

    /** An hour or a time, such as 9 AM or 10:30. A bare hour without AM or PM is said as a number. */
    private static String hour(MatchResult span, int group) {
        String clock = span.group(group);
        String half = span.group(group + 1);
        if (half != null || clock.contains(":")) {
            return time(clock.contains(":") ? clock : clock + ":00", half);
        }
        return EnglishNumbers.decimal(clock);
    }

    /** A duration such as 01:02:03; parts that are zero are left out. */
    private static String duration(MatchResult time) {
        List<String> units = List.of("hour", "minute", "second");
        String spoken = units.stream()
                .filter(unit -> number(time, units.indexOf(unit) + 1) > 0)
                .map(unit -> withUnit(number(time, units.indexOf(unit) + 1), unit))
                .collect(Collectors.joining(" "));
        return spoken.isEmpty() ? "zero seconds" : spoken;
    }

    private static String withUnit(int number, String unit) {
        return EnglishNumbers.cardinal(number) + " " + unit + (number == 1 ? "" : "s");
    }

    /** @param half a or p for AM or PM; null for a 24-hour time */
    private static String time(String clock, String half) {
        int colon = clock.indexOf(':');
        int hour = Integer.parseInt(clock.substring(0, colon)) % 24;
        int minute = Integer.parseInt(clock.substring(colon + 1));
        if (half == null && minute == 0 && hour % 12 == 0) {
            return hour == 0 ? "midnight" : "noon";
        }
        String minutes = minute == 0
                ? ""
                : minute < 10 ? " oh " + EnglishNumbers.cardinal(minute) : " " + EnglishNumbers.cardinal(minute);
        boolean morning = half == null ? hour < 12 : half.equalsIgnoreCase("a");
        return EnglishNumbers.cardinal(hour % 12 == 0 ? 12 : hour % 12) + minutes + (morning ? " a.m." : " p.m.");
    }

    private static String timeStamp(MatchResult stamp) {
        String date = date(number(stamp, 2), number(stamp, 3), stamp.group(1));
        return date == null ? null : date + ", " + time(stamp.group(4), null);
    }

    /** A number with a scale suffix, such as 10k or 1.2M. */
    private static String scaled(MatchResult number) {
        int group = number.group(1) == null ? 3 : 1;
        return decimal(number, group) + " " + SCALES.get(number.group(group + 1));
    }

    private static int month(String name) {
        for (int month = 1; month <= MONTHS.size(); month++) {
            if (MONTHS.get(month - 1).toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT))) {
                return month;
            }
        }
        throw new IllegalArgumentException("month: " + name + " (expected: the beginning of a month's name)");
    }

    private static String date(int month, int day, String year) {
        if (!Written.isDate(month, day)) {
            return null;
        }
        String spoken = MONTHS.get(month - 1) + " " + EnglishNumbers.ordinal(day);
        return year == null ? spoken : spoken + ", " + EnglishNumbers.year(Integer.parseInt(year));
    }

    private static String plural(String currency) {
        return currency.equals("won") ? currency : currency.substring(0, currency.indexOf(' ')) + "s";
    }

    /** @param currency the unit and, after a space, the hundredth if there is one, both in the singular */
    private static String money(String amount, String currency) {
        int space = currency.indexOf(' ');
        if (space < 0) {
            return EnglishNumbers.decimal(amount) + " " + currency;
        }
        int point = amount.indexOf('.');
        String whole = point < 0 ? amount : amount.substring(0, point);
        String units =
                EnglishNumbers.decimal(whole) + " " + currency.substring(0, space) + (whole.equals("1") ? "" : "s");
        int hundredths = point < 0 ? 0 : Integer.parseInt((amount.substring(point + 1) + "0").substring(0, 2));
        if (hundredths == 0) {
            return units;
        }
        String hundredth = currency.substring(space + 1);
        String many = hundredth.equals("penny") ? "pence" : "cents";
        return units + " and " + EnglishNumbers.cardinal(hundredths) + " " + (hundredths == 1 ? hundredth : many);
    }

    private static String amount(String number, String unit) {
        String singular = UNITS.get(unit);
        boolean plural = !number.equals("1") && !singular.endsWith("hertz") && !singular.equals("percent");
        return EnglishNumbers.decimal(number) + " " + (plural ? singular.replaceFirst("( |$)", "s$1") : singular);
    }

    private static String minus(String sign) {
        return sign.isEmpty() ? "" : "minus ";
    }

    private static String decimal(MatchResult match, int group) {
        return EnglishNumbers.decimal(match.group(group));
    }

    private static int number(MatchResult match, int group) {
        return Integer.parseInt(match.group(group));
    }

    private static String alternatives(Map<String, String> words) {
        return words.keySet().stream()
                .sorted((one, other) -> other.length() - one.length())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
    }
}
