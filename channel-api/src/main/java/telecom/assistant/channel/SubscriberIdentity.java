package telecom.assistant.channel;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/**
 * Gives a subscriber the same {@link SubscriberId} on every channel: HMAC-SHA-256 over the E.164 number, or over the
 * app account when no number is linked. Safe for use by many threads.
 */
@ApplicationScoped
public class SubscriberIdentity {

    private static final Pattern NOTATION = Pattern.compile("\\s*\\+?[0-9][0-9 ().-]*");

    /** The types of numbers that people have. An invalid number has the type {@code UNKNOWN}. */
    private static final Set<PhoneNumberType> SUBSCRIBER_TYPES = EnumSet.of(
            PhoneNumberType.MOBILE,
            PhoneNumberType.FIXED_LINE,
            PhoneNumberType.FIXED_LINE_OR_MOBILE,
            PhoneNumberType.VOIP,
            PhoneNumberType.PERSONAL_NUMBER);

    private final SubscriberConfig config;
    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();

    public SubscriberIdentity(SubscriberConfig config) {
        this.config = config;
    }

    /**
     * The number in E.164 form ({@code +821012345678}); empty unless the text is a complete, valid number that can
     * belong to a subscriber. Partial numbers, short numbers such as 112, and company numbers (toll-free, premium-rate,
     * shared-cost or 15xx) are rejected: different people may use the same number, and would become one subscriber.
     */
    public Optional<String> toE164(String number) {
        // The library would read letters as the digits on the same keys.
        if (number == null || !NOTATION.matcher(number).matches()) {
            return Optional.empty();
        }
        try {
            PhoneNumber parsed = numbers.parse(number, config.defaultRegion());
            return SUBSCRIBER_TYPES.contains(numbers.getNumberType(parsed))
                    ? Optional.of(numbers.format(parsed, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /**
     * The number as agents see it: in national form, with the middle masked, as in {@code 010-****-1234}. Null for
     * null.
     */
    public String masked(String e164) {
        if (e164 == null) {
            return null;
        }
        try {
            String national = numbers.format(numbers.parse(e164, config.defaultRegion()), PhoneNumberFormat.NATIONAL);
            int first = national.indexOf('-');
            int last = national.lastIndexOf('-');
            return first < last
                    ? national.substring(0, first + 1) + "****" + national.substring(last)
                    : "****" + national.substring(Math.max(0, national.length() - 4));
        } catch (NumberParseException e) {
            return "****";
        }
    }

    /** The subscriber behind a number in E.164 form. */
    public SubscriberId ofNumber(String e164) {
        return pseudonym("tel:" + e164);
    }

    /** The subscriber behind an app account that has no linked number. */
    public SubscriberId ofAccount(String account) {
        return pseudonym("account:" + account);
    }

    /** A subscriber who is identified only by a leg: the second of two simultaneous calls from one number. */
    public SubscriberId ofLeg(Route route) {
        return pseudonym("leg:" + route.channel().label() + "/" + route.leg());
    }

    private SubscriberId pseudonym(String subject) {
        // A Mac is not thread-safe, and creating one is cheaper than locking.
        byte[] digest = new HmacUtils(HmacAlgorithms.HMAC_SHA_256, config.secret()).hmac(subject);
        return new SubscriberId(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
    }
}
