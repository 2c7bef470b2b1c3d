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
 * Knows the addresses of services (short codes, numbers and names) and the ways in which each may be written. Safe for
 * use by many threads.
 */
@ApplicationScoped
public class ServiceNumbers {

    private static final Pattern DIGITS = Pattern.compile("\\+?[0-9]+");

    /**
     * A number that the numbering plan does not know can be a subscriber's only if it has at least this many digits.
     */
    private static final int SHORTEST_UNKNOWN = 7;

    private static final Set<PhoneNumberType> SERVICE_TYPES = Set.of(
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
     * All notations of an address, beginning with the given one: national, with the trunk prefix, and with the country
     * code ({@code 114}, {@code 0114}, {@code 82114}, {@code +82114}). Every notation of a number yields the same set.
     * A foreign number has one notation, and a name has two: as given and in capitals.
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
        String national = withoutPrefix(trunk, withoutPrefix(country, digits));
        notations.add(national);
        notations.add((trunk == null ? "" : trunk) + national);
        notations.add(country + national);
        notations.add("+" + country + national);
        return notations;
    }

    /** Whether both are notations of the same address. */
    public boolean areSame(String one, String other) {
        return notations(one).contains(other) || notations(other).contains(one);
    }

    /**
     * Whether the number (E.164) belongs to a service, such as a short code or a toll-free number, and not to a person.
     */
    public boolean isService(String e164) {
        try {
            PhoneNumber number = numbers.parse(e164, region);
            if (numbers.isValidNumber(number)) {
                return SERVICE_TYPES.contains(numbers.getNumberType(number));
            }
            return numbers.getNationalSignificantNumber(number).length() < SHORTEST_UNKNOWN;
        } catch (NumberParseException e) {
            return true;
        }
    }

    private static String withoutPrefix(String prefix, String digits) {
        boolean hasPrefix = prefix != null && digits.startsWith(prefix) && digits.length() > prefix.length();
        return hasPrefix ? digits.substring(prefix.length()) : digits;
    }
}
