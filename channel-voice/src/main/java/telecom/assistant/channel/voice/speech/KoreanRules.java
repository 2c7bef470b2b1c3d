package telecom.assistant.channel.voice.speech;

import static telecom.assistant.channel.voice.speech.Written.CLOCK;
import static telecom.assistant.channel.voice.speech.Written.MINUS;
import static telecom.assistant.channel.voice.speech.Written.NUMBER;
import static telecom.assistant.channel.voice.speech.Written.RANGE_SIGN;
import static telecom.assistant.channel.voice.speech.Written.START;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules by which written Korean is spoken. The first rule that matches applies, so longer forms come first. */
final class KoreanRules {

    static final MarkupRules.Vocabulary VOCABULARY = new MarkupRules.Vocabulary(
            "그리고",
            "%s 번, ",
            KoreanNumbers::sino,
            Map.of('.', "점", '/', "슬래시", '-', "대시", '_', "밑줄", '@', "골뱅이", '+', "플러스", '~', "물결"));

    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("KB", "킬로바이트"),
            Map.entry("MB", "메가바이트"),
            Map.entry("GB", "기가바이트"),
            Map.entry("TB", "테라바이트"),
            Map.entry("kbps", "킬로비피에스"),
            Map.entry("Kbps", "킬로비피에스"),
            Map.entry("Mbps", "메가비피에스"),
            Map.entry("Gbps", "기가비피에스"),
            Map.entry("MHz", "메가헤르츠"),
            Map.entry("GHz", "기가헤르츠"),
            Map.entry("mAh", "밀리암페어"),
            Map.entry("km", "킬로미터"),
            Map.entry("cm", "센티미터"),
            Map.entry("mm", "밀리미터"),
            Map.entry("kg", "킬로그램"),
            Map.entry("m", "미터"),
            Map.entry("g", "그램"),
            Map.entry("W", "와트"),
            Map.entry("min", "분"),
            Map.entry("sec", "초"),
            Map.entry("℃", "도"),
            Map.entry("°C", "도"),
            Map.entry("%p", "퍼센트포인트"),
            Map.entry("%", "퍼센트"));

    private static final String UNIT = "(" + alternatives(UNITS) + ")(?![A-Za-z])";

    /** Counters that take native numerals, with the largest such numeral; above it, Sino-Korean numerals are used. */
    private static final Map<String, Integer> NATIVE = Map.ofEntries(
            Map.entry("시간", 12),
            Map.entry("시", 12),
            Map.entry("살", 99),
            Map.entry("번째", 29),
            Map.entry("개", 29),
            Map.entry("명", 29),
            Map.entry("사람", 29),
            Map.entry("가지", 29),
            Map.entry("군데", 29),
            Map.entry("곳", 29),
            Map.entry("대", 29),
            Map.entry("배", 19),
            Map.entry("장", 29),
            Map.entry("달", 12),
            Map.entry("회선", 9),
            Map.entry("마리", 29),
            Map.entry("권", 29),
            Map.entry("병", 29),
            Map.entry("잔", 29),
            Map.entry("매", 9),
            Map.entry("줄", 29));

    private static final Set<String> SINO = Set.of(
            "개월", "년", "월", "일", "분", "초", "주", "층", "호", "회", "번", "위", "차", "단계", "도", "점", "건", "박", "인", "원", "달러",
            "유로", "엔", "퍼센트", "프로", "자리", "항", "페이지", "세대", "세", "포인트");

    /** Counters that are written without a space after their numeral. */
    private static final Set<String> JOINED = Set.of("년", "월", "일");

    private static final String COUNTER = "(" + counters() + ")";
    private static final String USED_UNIT = "(" + alternatives(UNITS) + "|분|초|건|회|개|원|포인트)";
    private static final String NEXT_IN_LIST = "(?:, ?|·)";
    private static final String MYRIAD = "(?:천만|백만|십만|천억|백억|십억|조|억|만|천)";
    private static final Pattern DIGITS_OR_HIDDEN = Pattern.compile("(\\d+)|\\*+");
    private static final Pattern DECIMAL_MYRIADS = Pattern.compile("(\\d[\\d,]*\\.\\d{1,4})(만|억)");
    private static final Pattern ONE_NUMBER = Pattern.compile(NUMBER);
    private static final String WEEKDAY = "(?: ?\\(([월화수목금토일])\\))?";
    private static final String YEAR_MONTH_DAY = START
            + "((?:19|20)\\d\\d)(?:-(\\d{1,2})-(\\d{1,2})|/(\\d{1,2})/(\\d{1,2})|\\. ?(\\d{1,2})\\."
            + " ?(\\d{1,2})\\.?)(?!\\d)";
    private static final String MONTH_DAY = START + "(\\d{1,2})/(\\d{1,2})(?![\\d/])";
    private static final String HALF = "(?:(오전|오후|낮|밤|새벽|아침|저녁) ?)?";
    private static final String HOURS = START + HALF + "(1?\\d|2[0-4])시(?!간)(?: ?([1-5]?\\d)분)?";
    private static final Map<String, String> RATE_PREFIXES =
            Map.of("월", "월", "년", "연", "일", "하루", "주", "주", "초", "초당", "시간", "시간당");
    private static final String HALF_DAY = "(?:(오전|오후|낮|밤|새벽|아침|저녁) ?)?";
    private static final String TIME = START + HALF_DAY + "(" + CLOCK + ")";

    static final List<SpeechRule> RULES = List.of(
            SpeechRule.of(Written.KEYS, keys -> keys(keys.group())),
            SpeechRule.of("(?<![A-Za-z])A/S(?![A-Za-z])", "AS"),
            SpeechRule.of(
                    "([①-⑳])(?=번)", entry -> KoreanNumbers.sino(entry.group(1).charAt(0) - '①' + 1) + " "),
            SpeechRule.of(
                    START + "(" + NUMBER + ") ?" + USED_UNIT + "?/(" + NUMBER + ") ?" + USED_UNIT + "(?![A-Za-z])",
                    KoreanRules::partUsed),
            SpeechRule.of(
                    START + "(\\d{1,2})" + NEXT_IN_LIST + "(?=\\d{1,2}(?:" + NEXT_IN_LIST + "\\d{1,2})* ?번(?!째))",
                    entry -> sino(entry, 1) + ", "),
            SpeechRule.of(Written.DURATION, KoreanDates::duration),
            SpeechRule.of(HOURS + RANGE_SIGN + HOURS + "(?:까지)?", KoreanDates::hourSpan),
            SpeechRule.of(
                    "([AaPp])[Mm] ?(" + CLOCK + ")",
                    time -> KoreanDates.time(KoreanDates.half(time.group(1)), time.group(2))),
            SpeechRule.of(
                    START + "(" + CLOCK + ") ?([AaPp])[Mm]\\b",
                    time -> KoreanDates.time(KoreanDates.half(time.group(2)), time.group(1))),
            SpeechRule.of(START + "(\\d{1,2})\\+(\\d{1,2})(?![\\d.])", sum -> sino(sum, 1) + " 플러스 " + sino(sum, 2)),
            SpeechRule.of(
                    "(" + HALF_DAY + START + CLOCK + ")" + RANGE_SIGN + "(" + HALF_DAY + CLOCK + ")(?:까지)?",
                    span -> KoreanDates.time(span.group(2), KoreanDates.clock(span.group(1))) + "부터 "
                            + KoreanDates.time(span.group(4), KoreanDates.clock(span.group(3))) + "까지"),
            SpeechRule.of(TIME, time -> KoreanDates.time(time.group(1), time.group(2))),
            SpeechRule.of(
                    START + "(\\d{1,2})(?:대|:)(\\d{1,2})(?![\\d:])", sides -> sino(sides, 1) + " 대 " + sino(sides, 2)),
            SpeechRule.of(
                    START + "(\\d{1,2})/(\\d{1,2})" + WEEKDAY + RANGE_SIGN + "(\\d{1,2})/(\\d{1,2})" + WEEKDAY
                            + "(?![\\d/])(?:까지)?",
                    KoreanDates::dateSpan),
            SpeechRule.of(YEAR_MONTH_DAY + WEEKDAY + Written.STAMP, KoreanDates::timeStamp),
            SpeechRule.of(YEAR_MONTH_DAY + WEEKDAY, KoreanDates::fullDate),
            SpeechRule.of(
                    START + "(\\d\\d)\\.(\\d{1,2})\\.(\\d{1,2})\\.?(?!\\d)" + WEEKDAY,
                    date -> KoreanDates.year(
                            number(date, 1), KoreanDates.date(number(date, 2), number(date, 3), date.group(4)))),
            SpeechRule.of(
                    START + "(\\d{1,2})\\.(\\d{1,2})\\.? ?\\(([월화수목금토일])\\)",
                    date -> KoreanDates.date(number(date, 1), number(date, 2), date.group(3))),
            SpeechRule.of(
                    START + "(\\d{1,2})월 ?(\\d{1,2})일 ?\\(([월화수목금토일])\\)",
                    date -> KoreanDates.date(number(date, 1), number(date, 2), date.group(3))),
            SpeechRule.of(
                    START + "(\\d{1,2})월 ?(\\d{1,2})일?" + RANGE_SIGN + "(\\d{1,2})일(?:까지)?", KoreanDates::daySpan),
            SpeechRule.of(
                    START + "(\\d{1,2})/(\\d{1,2})(?= ?(?:이상|이하|미만|초과|정도|가량|수준))",
                    part -> sino(part, 2) + "분의 " + sino(part, 1)),
            SpeechRule.of(
                    MONTH_DAY + WEEKDAY, date -> KoreanDates.date(number(date, 1), number(date, 2), date.group(3))),
            SpeechRule.of(START + "(\\d{1,4})/(\\d{1,4})(?![\\d/])", part -> sino(part, 2) + "분의 " + sino(part, 1)),
            SpeechRule.of(Written.DIGIT_GROUPS, groups -> groups(groups.group())),
            SpeechRule.of(
                    Written.MOBILE, number -> groups(number.group(1) + "-" + number.group(2) + "-" + number.group(3))),
            SpeechRule.of(
                    "(?<=(?:번호|코드)(?:는|은|가|:)? ?)(\\d{3,})(?![\\d-]|[.,]\\d)",
                    code -> KoreanNumbers.digits(code.group())),
            SpeechRule.of(
                    START + "((?:" + NUMBER + " ?" + MYRIAD + "?)+) ?원 ?/ ?(월|년|일|주|초|분|시간|건)",
                    rate -> RATE_PREFIXES.getOrDefault(rate.group(2), rate.group(2) + "당") + " " + sum(rate.group(1))
                            + " 원"),
            SpeechRule.of("€ ?(" + NUMBER + ")", money -> money(money.group(1), " 유로", " 센트")),
            SpeechRule.of("£ ?(" + NUMBER + ")", money -> money(money.group(1), " 파운드", " 펜스")),
            SpeechRule.of(
                    "(" + MINUS + ")(?:₩|￦|KRW ?)(" + NUMBER + ")(?: ?원)?",
                    money -> minus(money.group(1)) + KoreanNumbers.decimal(money.group(2)) + " 원"),
            SpeechRule.of(
                    "(" + MINUS + ")(?:US)?\\$ ?(" + NUMBER + ")",
                    money -> minus(money.group(1)) + dollars(money.group(2))),
            SpeechRule.of(START + "(" + NUMBER + ") ?KRW(?![A-Za-z])", sum -> decimal(sum, 1) + " 원"),
            SpeechRule.of("USD ?(" + NUMBER + ")", money -> dollars(money.group(1))),
            SpeechRule.of(START + "(" + NUMBER + ") ?USD", money -> dollars(money.group(1))),
            SpeechRule.of(
                    START + "(" + MINUS + ")((?:" + NUMBER + " ?" + MYRIAD + " ?)+(?:" + NUMBER + ")?)(?: ?" + COUNTER
                            + ")?",
                    KoreanRules::myriads),
            SpeechRule.of(
                    START + "(" + NUMBER + ") ?" + COUNTER + "?" + RANGE_SIGN + "(" + NUMBER + ") ?" + COUNTER,
                    KoreanRules::counterSpan),
            SpeechRule.of(
                    START + "(" + NUMBER + ")" + RANGE_SIGN + "(" + NUMBER + ") ?" + UNIT,
                    span -> decimal(span, 1) + "에서 " + decimal(span, 2) + " " + UNITS.get(span.group(3))),
            SpeechRule.of(START + "(" + NUMBER + ") ?km/h(?![A-Za-z])", speed -> "시속 " + decimal(speed, 1) + " 킬로미터"),
            SpeechRule.of(
                    START + "(" + NUMBER + ") ?([KMG]B)/s(?![A-Za-z])",
                    rate -> "초당 " + decimal(rate, 1) + " " + UNITS.get(rate.group(2))),
            SpeechRule.of(
                    START + "(" + MINUS + ")(" + NUMBER + ") ?" + UNIT,
                    amount -> minus(amount.group(1)) + decimal(amount, 2) + " " + UNITS.get(amount.group(3))),
            SpeechRule.of("국번 ?없이 ?(\\d{3,4})(?!\\d)", service -> "국번 없이 " + KoreanNumbers.digits(service.group(1))),
            SpeechRule.of(START + "(11[249])번(?!째)", service -> KoreanNumbers.digits(service.group(1)) + " 번"),
            SpeechRule.of(
                    START + "(11[249])(?=번?(?:에|으?로|입|이))(번)?",
                    service -> KoreanNumbers.digits(service.group(1)) + (service.group(2) == null ? "" : " 번")),
            SpeechRule.of("제 ?(\\d{1,4}) ?(조|항|호|회|차)", place -> "제" + sino(place, 1) + " " + place.group(2)),
            SpeechRule.of("(?:No\\.|№) ?(\\d{1,6})", place -> sino(place, 1) + " 번"),
            SpeechRule.of(
                    START + "(" + MINUS + ")(" + NUMBER + ") ?" + COUNTER,
                    amount -> minus(amount.group(1)) + withCounter(amount.group(2), amount.group(3))),
            SpeechRule.of(
                    START + "(11[2-9])(?!\\d|[.,:/~-]\\d)(?! ?(?:" + UNIT + "|" + MYRIAD + "))",
                    service -> KoreanNumbers.digits(service.group(1))),
            SpeechRule.of(Written.LONG_DIGITS, digits -> KoreanNumbers.digits(digits.group())),
            SpeechRule.verbatim(Written.CODE),
            SpeechRule.of(
                    START + "(" + MINUS + ")(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+\\.\\d+)",
                    number -> minus(number.group(1)) + decimal(number, 2)),
            SpeechRule.verbatim("\\d+"),
            SpeechRule.of(Written.AMOUNT_RANGE_SIGN, "에서 "),
            SpeechRule.of(Written.PLUS, " 플러스 "),
            SpeechRule.of("(?<=[\\d만억])\\+(?![\\p{L}\\d])", " 이상"),
            SpeechRule.of(" ?× ?", " 곱하기 "),
            SpeechRule.of("[*~]+", ""));

    private KoreanRules() {}

    private static String keys(String keys) {
        String words = keys.replace("*", " 별표 ").replace("#", " 우물정").strip();
        return Arrays.stream(words.split(" +", -1))
                .map(word -> Character.isDigit(word.charAt(0)) ? KoreanNumbers.digits(word) : word)
                .collect(Collectors.joining(" "));
    }

    private static String groups(String written) {
        String spoken = Arrays.stream(written.replace("+", "+-").split("[-. ()]+", -1))
                .filter(group -> !group.isEmpty())
                .map(KoreanRules::group)
                .collect(Collectors.joining(", "));
        return spoken.replace("플러스, ", "플러스 ");
    }

    private static String group(String group) {
        if (group.equals("+")) {
            return "플러스";
        }
        return DIGITS_OR_HIDDEN
                .matcher(group)
                .replaceAll(part -> part.group(1) != null
                        ? KoreanNumbers.digits(part.group(1)) + " "
                        : "가려진 " + KoreanNumbers.counting(part.group().length()) + " 자리 ")
                .strip();
    }

    private static String dollars(String amount) {
        return money(amount, " 달러", " 센트");
    }

    private static String money(String amount, String unit, String hundredth) {
        int point = amount.indexOf('.');
        String units = KoreanNumbers.decimal(point < 0 ? amount : amount.substring(0, point)) + unit;
        String hundredths = point < 0 ? "" : (amount.substring(point + 1) + "0").substring(0, 2);
        return point < 0 || hundredths.equals("00")
                ? units
                : units + " " + KoreanNumbers.sino(Long.parseLong(hundredths)) + hundredth;
    }

    /** An amount in myriads, such as 3만 5천원, 1억 2,000만원 or 5만 명. */
    private static String myriads(MatchResult amount) {
        return minus(amount.group(1))
                + sum(amount.group(2))
                + (amount.group(3) == null ? trailingSpace(amount.group(2)) : " " + amount.group(3));
    }

    private static String sum(String written) {
        String number = written.stripTrailing().replaceAll("(?<=[만억조])(?=\\d)", " ");
        String spoken = DECIMAL_MYRIADS
                .matcher(number)
                .replaceAll(part -> myriads(part.group(1), part.group(2).equals("만") ? 4 : 8));
        spoken = ONE_NUMBER.matcher(spoken).replaceAll(part -> KoreanNumbers.decimal(part.group()));
        // 1만 is 만, but 1억 is 일억.
        return spoken.replaceAll("(?<![만억조]) (?=[십백천만억조])", "").replaceAll("^일만", "만");
    }

    /** A decimal number of myriads: 1.5만 is 만 오천. */
    private static String myriads(String decimal, int zeros) {
        return KoreanNumbers.sino(
                new BigDecimal(decimal.replace(",", "")).movePointRight(zeros).longValue());
    }

    private static String trailingSpace(String number) {
        return number.endsWith(" ") ? " " : "";
    }

    /** The used part of an allowance, such as 3.5GB/7GB, 120분/300분 or 50/100건. */
    private static String partUsed(MatchResult part) {
        String unit = part.group(4);
        return part.group(2) != null && !part.group(2).equals(unit)
                ? null
                : amount(part.group(3), unit) + " 중 " + amount(part.group(1), unit);
    }

    private static String amount(String number, String unit) {
        return UNITS.containsKey(unit)
                ? KoreanNumbers.decimal(number) + " " + UNITS.get(unit)
                : withCounter(number, unit);
    }

    private static String counterSpan(MatchResult span) {
        String counter = span.group(4);
        if (span.group(2) != null && !span.group(2).equals(counter)) {
            return null;
        }
        String last = withCounter(span.group(3), counter);
        // A native numeral cannot stand without its counter.
        boolean repeated = span.group(2) != null || NATIVE.containsKey(counter);
        String first = repeated ? withCounter(span.group(1), counter) : KoreanNumbers.decimal(span.group(1));
        return first + "에서 " + last;
    }

    static String withCounter(String number, String counter) {
        boolean whole = number.chars().allMatch(Character::isDigit) && number.length() <= 4;
        int value = whole ? Integer.parseInt(number) : -1;
        if (counter.equals("번째") && value == 1) {
            return "첫 번째";
        }
        if (counter.equals("월") && value >= 1 && value <= 12) {
            return KoreanDates.month(value);
        }
        boolean takesNative = value >= 1 && value <= NATIVE.getOrDefault(counter, 0);
        String words = takesNative ? KoreanNumbers.counting(value) : KoreanNumbers.decimal(number);
        return words + (JOINED.contains(counter) ? "" : " ") + counter;
    }

    private static String minus(String sign) {
        return sign.isEmpty() ? "" : "마이너스 ";
    }

    private static String decimal(MatchResult match, int group) {
        return KoreanNumbers.decimal(match.group(group));
    }

    static String sino(MatchResult match, int group) {
        return KoreanNumbers.sino(Long.parseLong(match.group(group)));
    }

    static int number(MatchResult match, int group) {
        return Integer.parseInt(match.group(group));
    }

    private static String alternatives(Map<String, String> words) {
        return words.keySet().stream()
                .sorted((one, other) -> other.length() - one.length())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
    }

    private static String counters() {
        return Stream.concat(NATIVE.keySet().stream(), SINO.stream())
                .sorted((one, other) -> other.length() - one.length())
                .collect(Collectors.joining("|"));
    }
}
