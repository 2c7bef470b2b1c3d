package telecom.assistant.channel;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The addresses of services: short codes, numbers and names, each of which may be written in several ways. Safe for use
 * by many threads.
 */
@ApplicationScoped
public class ServiceNumbers {

    private static final Pattern DIGITS = Pattern.compile("\\+?[0-9]+");

    /** No subscriber has a number that is shorter and unknown to the numbering plan. */
    private static final int SHORTEST_UNKNOWN = 7;

    private static final Set<PhoneNumberType> OF_SERVICES = Set.of(
            PhoneNumberType.TOLL_FREE,
            PhoneNumberType.PREMIUM_RATE,
            PhoneNumberType.SHARED_COST,
            PhoneNumberType.UAN,
            PhoneNumberType.VOICEMAIL);

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    private final String region;

    public ServiceNumbers(SubscriberConfig config) {
        this.region = config.defaultRegion();
    }

    /**
     * Every way to write the address, the given one first: nationally, with the trunk prefix, and with the country code
     * ({@code 114}, {@code 0114}, {@code 82114}, {@code +82114}). Two ways to write one address yield the same set. A
     * name and a number of another country are written in one way.
     */
    public Set<String> notations(String address) {
        Set<String> notations = new LinkedHashSet<>();
        notations.add(address);
        String country = Integer.toString(numbers.getCountryCodeForRegion(region));
        if (!DIGITS.matcher(address).matches()) {
            notations.add(address.toUpperCase(Locale.ROOT));
            return notations;
        }
        boolean international = address.startsWith("+");
        String digits = international ? address.substring(1) : address;
        if (international && !digits.startsWith(country)) {
            return notations;
        }
        String trunk = numbers.getNddPrefixForRegion(region, true);
        String national = without(trunk, without(country, digits));
        notations.add(national);
        notations.add((trunk == null ? "" : trunk) + national);
        notations.add(country + national);
        notations.add("+" + country + national);
        return notations;
    }

    /** Whether both are ways to write one address. */
    public boolean areSame(String one, String other) {
        return notations(one).contains(other) || notations(other).contains(one);
    }

    /** Whether the number (E.164) is a short code or another number behind which there is a service, not a person. */
    public boolean isService(String e164) {
        try {
            PhoneNumber number = numbers.parse(e164, region);
            if (numbers.isValidNumber(number)) {
                return OF_SERVICES.contains(numbers.getNumberType(number));
            }
            return numbers.getNationalSignificantNumber(number).length() < SHORTEST_UNKNOWN;
        } catch (NumberParseException e) {
            return true;
        }
    }

    private static String without(String prefix, String digits) {
        boolean hasPrefix = prefix != null && digits.startsWith(prefix) && digits.length() > prefix.length();
        return hasPrefix ? digits.substring(prefix.length()) : digits;
    }
}
