package telecom.assistant.gateway.redaction;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import java.util.regex.Pattern;

/**
 * Masks phone numbers as people in Korea write them: mobile, landline and virtual, with a country code or without, with
 * hyphens, dots, brackets, blanks or nothing in between. Company numbers (15xx, 16xx, 18xx) stay.
 */
final class PhoneNumbers {

    private static final String REGION = "KR";
    private static final String COUNTRY_CODE = "82";
    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

    /** Limits the time for one text; {@link LongNumbers} catches what is missed because of it. */
    private static final long MOST_TRIES = 2_000;

    /** Within Korea, 00 alone is not an international prefix, so the library does not treat it as a plus sign. */
    private static final Pattern DIALLED_FROM_ABROAD = Pattern.compile("(?<!\\d)00(?=\\s?" + COUNTRY_CODE + ")");

    /** A number without an area code; a span of years is not one. */
    private static final Pattern LOCAL =
            Pattern.compile("(?<!\\d)(?<!\\d-)(?!(?:1[568]|19|20)\\d\\d-)\\d{3,4}-(\\d{4})(?!\\d)(?!-\\d)");

    private PhoneNumbers() {}

    static String mask(String text) {
        String written = DIALLED_FROM_ABROAD.matcher(text).replaceAll("+");
        StringBuilder masked = new StringBuilder();
        int from = 0;
        for (PhoneNumberMatch found : LIBRARY.findNumbers(written, REGION, Leniency.VALID, MOST_TRIES)) {
            masked.append(written, from, found.start()).append(masked(found));
            from = found.end();
        }
        masked.append(written, from, written.length());
        return LOCAL.matcher(masked).replaceAll("****-$1");
    }

    private static String masked(PhoneNumberMatch found) {
        if (LIBRARY.getNumberType(found.number()) == PhoneNumberType.UAN) {
            return found.rawString();
        }
        int country = found.number().getCountryCode();
        String digits = found.rawString().replaceAll("\\D", "");
        String prefix = digits.startsWith(Integer.toString(country)) ? "+" + country + "-" : "0";
        String national = LIBRARY.getNationalSignificantNumber(found.number());
        return prefix + national.substring(0, areaLength(found, national)) + "-****-"
                + national.substring(Math.max(0, national.length() - 4));
    }

    /** Virtual numbers begin with 050 and one more digit, which the library counts as part of the rest. */
    private static int areaLength(PhoneNumberMatch found, String national) {
        return national.startsWith("50") ? 3 : LIBRARY.getLengthOfNationalDestinationCode(found.number());
    }
}
