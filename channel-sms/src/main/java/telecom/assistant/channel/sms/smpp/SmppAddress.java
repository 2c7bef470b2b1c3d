package telecom.assistant.channel.sms.smpp;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;

/**
 * An address as SMPP carries it: digits without a plus sign, or a name, with a type and a numbering plan (SMPP 3.4,
 * sections 5.2.5 and 5.2.6).
 *
 * <p>As text, {@code +8210…} is an international number, other digits are a number of unknown type, and anything else
 * is a name. A type and a plan that differ from these follow as parameters: {@code 114;ton=3;npi=1}.
 */
public record SmppAddress(TypeOfNumber type, NumberingPlanIndicator plan, String digits) {

    private static final Pattern WITH_PARAMETERS = Pattern.compile("(.*);ton=(\\d+);npi=(\\d+)");

    /** Parses an address in its text form. */
    public static SmppAddress of(String address) {
        Matcher parameters = WITH_PARAMETERS.matcher(address);
        if (parameters.matches()) {
            return new SmppAddress(
                    type(Byte.parseByte(parameters.group(2))),
                    plan(Byte.parseByte(parameters.group(3))),
                    parameters.group(1));
        }
        if (address.startsWith("+")) {
            return new SmppAddress(TypeOfNumber.INTERNATIONAL, NumberingPlanIndicator.ISDN, address.substring(1));
        }
        boolean numeric = address.chars().allMatch(c -> c >= '0' && c <= '9');
        return numeric
                ? new SmppAddress(TypeOfNumber.UNKNOWN, NumberingPlanIndicator.ISDN, address)
                : new SmppAddress(TypeOfNumber.ALPHANUMERIC, NumberingPlanIndicator.UNKNOWN, address);
    }

    /** The address of another party as text, with a plus sign if it is international, and without parameters. */
    static String text(byte type, String digits) {
        boolean international = type == TypeOfNumber.INTERNATIONAL.value() && !digits.startsWith("+");
        return international ? "+" + digits : digits;
    }

    /**
     * One of our addresses as text, with everything that is needed to send from it. Types and plans that SMPP does not
     * define count as unknown.
     */
    static String text(byte type, byte plan, String digits) {
        SmppAddress address = new SmppAddress(type(type), plan(plan), digits);
        String plain = text(type, digits);
        return of(plain).equals(address)
                ? plain
                : digits + ";ton=" + address.type.value() + ";npi=" + address.plan.value();
    }

    /** The same digits with another type and plan. */
    SmppAddress withTypeAndPlan(int otherType, int otherPlan) {
        return new SmppAddress(type((byte) otherType), plan((byte) otherPlan), digits);
    }

    /** The address as text without parameters. */
    public String plain() {
        return text(type.value(), digits);
    }

    private static TypeOfNumber type(byte value) {
        return Arrays.stream(TypeOfNumber.values())
                .filter(type -> type.value() == value)
                .findFirst()
                .orElse(TypeOfNumber.UNKNOWN);
    }

    private static NumberingPlanIndicator plan(byte value) {
        return Arrays.stream(NumberingPlanIndicator.values())
                .filter(plan -> plan.value() == value)
                .findFirst()
                .orElse(NumberingPlanIndicator.UNKNOWN);
    }
}
