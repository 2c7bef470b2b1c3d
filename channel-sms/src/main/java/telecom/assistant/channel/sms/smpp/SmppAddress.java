package telecom.assistant.channel.sms.smpp;

import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;

/** An address as SMPP carries it: digits without a plus sign, with a type and a numbering plan. */
record SmppAddress(TypeOfNumber type, NumberingPlanIndicator plan, String digits) {

    /** E.164 numbers are international, other digits are of unknown type, and anything else is a name. */
    static SmppAddress of(String address) {
        if (address.startsWith("+")) {
            return new SmppAddress(TypeOfNumber.INTERNATIONAL, NumberingPlanIndicator.ISDN, address.substring(1));
        }
        boolean number = address.chars().allMatch(c -> c >= '0' && c <= '9');
        return number
                ? new SmppAddress(TypeOfNumber.UNKNOWN, NumberingPlanIndicator.ISDN, address)
                : new SmppAddress(TypeOfNumber.ALPHANUMERIC, NumberingPlanIndicator.UNKNOWN, address);
    }

    /** The address as text, with a plus sign if it is international. */
    static String text(byte type, String digits) {
        boolean international = type == TypeOfNumber.INTERNATIONAL.value() && !digits.startsWith("+");
        return international ? "+" + digits : digits;
    }
}
