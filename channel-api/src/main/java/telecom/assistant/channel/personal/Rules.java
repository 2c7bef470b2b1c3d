package telecom.assistant.channel.personal;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules that recognise personal data, the most specific ones first. */
final class Rules {

    private static final String SEPARATOR = "[ ./_-]{0,3}";
    private static final String SIX = digits(6, SEPARATOR);

    /**
     * The two halves of a registration number ({@code YYMMDD-GXXXXXX}). Digits may be separated within a half only if
     * the two halves are separated, because the digits of adjacent numbers would often form a date. The checksum is not
     * checked, because numbers issued since 2020 have none.
     */
    private static final Pattern REGISTRATION = Pattern.compile("(?<!\\d)(?:\\d{6}[1-8]\\d{6}|" + SIX
            + "[ ./_-]{1,3}[1-8]" + SEPARATOR + SIX + ")(?!\\d|[ ._-]\\d[ ._-]\\d)");

    private static final Pattern DATE = Pattern.compile("\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])");

    /** One letter and eight digits or, since 2021, one letter in the place of the fourth digit. */
    private static final Pattern PASSPORT = Pattern.compile("(?<![A-Za-z0-9])[MSRODmsrod][ _-]{0,2}(?:"
            + digits(8, "[ ]?") + "|" + digits(3, "[ ]?") + "[ ]?[A-Za-z][ ]?" + digits(4, "[ ]?")
            + ")(?![A-Za-z0-9])(?![_-]\\d)");

    /** Region (11 to 28), year, serial number and check digits. */
    private static final Pattern LICENCE = Pattern.compile(
            "(?<![\\d-])(?:1[1-9]|2[0-8])[ ._-]{1,3}\\d{2}[ ._-]{1,3}\\d{6}[ ._-]{1,3}\\d{2}(?![\\d-])");

    /** Without separators, only the words before it distinguish a licence from other numbers. */
    private static final Pattern BARE_LICENCE = Pattern.compile("(?<!\\d)(?:1[1-9]|2[0-8])\\d{10}(?!\\d)");

    private static final Pattern LICENCE_WORDS = words("면허|licen[cs]e|\\bDL\\b");

    /**
     * The leading digits that identify issuers (ISO/IEC 7812-1), with the lengths that their numbers have. The IMEI of
     * a phone has the same kind of check digit, but only American Express uses its length, 15 digits.
     */
    private static final Pattern ISSUED =
            Pattern.compile("4\\d{12}(?:\\d{3}){0,2}|(?:5[1-5]|2[2-7]|35|6[025]|9\\d)\\d{14}"
                    + "|3[47]\\d{13}|3(?:0[0-5]|[68]\\d)\\d{11}|62\\d{14,17}");

    /** The usual length comes first, so that a security code after the number is not taken as part of it. */
    private static final List<Integer> CARD_LENGTHS = List.of(16, 19, 18, 17, 15, 14, 13);

    private static final Pattern ACCOUNT = Pattern.compile("(?<![\\dA-Za-z])(?<!\\d[-.])" + digits(10, "[ -]{0,3}")
            + "(?:[ -]{0,3}\\d){0,4}(?![\\dA-Za-z])(?![-.]\\d)");

    private static final Pattern ACCOUNT_WORDS = words("계좌|통장|입금|예금주|은행|뱅크|농협|금고|우체국|신협|자동이체|account|acct|\\bbank\\b");

    /** Words for other long numbers that a subscriber may give. */
    private static final Pattern OTHER_WORDS =
            words("주문|송장|택배|접수|문의|예약|쿠폰|사업자|고객\\s?번호|order|ticket|case|tracking|reference|IMEI|ICCID|EID|유심");

    private static final Pattern EMAIL = Pattern.compile(
            "(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]++ ?@ ?" + "[A-Za-z0-9-]++(?:\\.[A-Za-z0-9-]++){1,8}");

    private static final Pattern KOREAN_EMAIL = Pattern.compile(
            "(?<![A-Za-z0-9._-])[A-Za-z0-9._-]++ ?골뱅이 ?"
                    + "(?:[A-Za-z0-9-]++(?:\\.[A-Za-z0-9-]++){0,8}|[가-힣]{2,8})(?: ?(?:닷|쩜|점) ?(?:컴|넷|오알지|씨오|케이알|co|com|net|org|kr)){0,8}");

    private static final Pattern ENGLISH_EMAIL = Pattern.compile(
            "(?<![A-Za-z0-9._-])[A-Za-z0-9_-]++"
                    + "(?:(?: dot |\\.)[A-Za-z0-9_-]++){0,8} at [A-Za-z0-9-]++(?: dot [A-Za-z]{2,}+){1,8}",
            Pattern.CASE_INSENSITIVE);

    private static final String APART = "[ ._()-]{0,3}";

    /** Mobile, landline, internet and personal numbers in Korea, with the country code or without. */
    private static final Pattern PHONE =
            Pattern.compile("(?<!\\d)(?<!\\d[-.])(?:\\(?0|(?:\\+|00 ?)?8 ?2" + APART + "(?:\\(?0\\)?" + APART
                    + ")?)(?:" + APART + "1" + APART + "[016789]|" + APART + "2|" + APART + "[3-6]" + APART + "[1-5]|"
                    + APART + "7" + APART + "0|" + APART
                    + "5" + APART + "0" + APART + "\\d)" + "(?:" + APART + "\\d){7,8}(?![\\d*])(?!-\\d)");

    private static final Pattern MOBILE = Pattern.compile("01(?:0\\d{8}|[16789]\\d{7,8})");

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private static final Set<PhoneNumberType> COMPANY_TYPES =
            Set.of(PhoneNumberType.UAN, PhoneNumberType.TOLL_FREE, PhoneNumberType.PREMIUM_RATE);

    static final List<Rule> ALL = all();

    private Rules() {}

    private static List<Rule> all() {
        List<Rule> rules = new ArrayList<>();
        rules.add(Rule.of(Kind.EMAIL, EMAIL));
        rules.add(Rule.of(Kind.EMAIL, KOREAN_EMAIL));
        rules.add(Rule.of(Kind.EMAIL, ENGLISH_EMAIL));
        rules.add(new Rule(Set.of(Kind.RESIDENT, Kind.ALIEN), REGISTRATION, Rules::registration));
        rules.add(Rule.of(Kind.PASSPORT, PASSPORT));
        rules.add(Rule.of(Kind.LICENCE, LICENCE));
        rules.add(Rule.of(Kind.LICENCE, BARE_LICENCE, number -> LICENCE_WORDS
                .matcher(number.textBefore())
                .find()));
        for (int length : CARD_LENGTHS) {
            rules.add(Rule.of(Kind.CARD, card(length), number -> isCard(number.digits())));
        }
        rules.add(Rule.of(Kind.PHONE, PHONE, Rules::isPhone));
        rules.add(Rule.of(Kind.ACCOUNT, ACCOUNT, Rules::isAccount));
        return List.copyOf(rules);
    }

    private static Kind registration(Rule.Candidate number) {
        String digits = number.digits();
        if (!DATE.matcher(digits.substring(0, 6)).matches()) {
            return null;
        }
        return digits.charAt(6) < '5' ? Kind.RESIDENT : Kind.ALIEN;
    }

    private static Pattern card(int length) {
        return Pattern.compile("(?<!\\d)" + digits(length, "[ ._-]{0,3}") + "(?!\\d)");
    }

    private static boolean isCard(String digits) {
        return ISSUED.matcher(digits).matches() && hasCheckDigit(digits);
    }

    /** Whether the last digit is the check digit of the others (the Luhn formula of ISO/IEC 7812-1, annex B). */
    private static boolean hasCheckDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }

    private static boolean isAccount(Rule.Candidate number) {
        String before = number.textBefore();
        return lastIn(ACCOUNT_WORDS, before) > lastIn(OTHER_WORDS, before)
                || (lastIn(OTHER_WORDS, before) < 0
                        && ACCOUNT_WORDS.matcher(number.textAfter()).find());
    }

    private static boolean isPhone(Rule.Candidate candidate) {
        if (lastIn(OTHER_WORDS, candidate.textBefore()) >= 0
                && candidate.digits().length() == candidate.end() - candidate.begin()) {
            return false;
        }
        String digits = candidate.digits();
        String international = digits.startsWith("0082") ? digits.substring(2) : digits;
        String e164 = international.startsWith("82") ? "+" + international : digits;
        if (MOBILE.matcher(digits).matches()) {
            // Accepted without asking the library, because the numbering plan keeps growing.
            return true;
        }
        try {
            PhoneNumber number = NUMBERS.parse(e164, "KR");
            return NUMBERS.isValidNumber(number) && !COMPANY_TYPES.contains(NUMBERS.getNumberType(number));
        } catch (NumberParseException e) {
            return false;
        }
    }

    /** The start of the last of these words in the text; -1 if there is none. */
    private static int lastIn(Pattern words, String text) {
        return words.matcher(text).results().mapToInt(word -> word.start()).reduce(-1, (earlier, later) -> later);
    }

    private static String digits(int count, String between) {
        return "\\d(?:" + between + "\\d){" + (count - 1) + "}";
    }

    private static Pattern words(String alternatives) {
        return Pattern.compile(alternatives, Pattern.CASE_INSENSITIVE);
    }
}
