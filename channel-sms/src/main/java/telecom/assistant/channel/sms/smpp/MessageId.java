package telecom.assistant.channel.sms.smpp;

import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The SMSC's id of a segment. SMSCs write the same id differently in a {@code submit_sm_resp} and in a receipt: in upper
 * and lower case, with and without leading zeros or {@code 0x}, in hexadecimal and in decimal. The canonical form removes
 * all of these differences but the last.
 */
final class MessageId {

    private static final Pattern BLANK = Pattern.compile("[\\s\\x00]+");
    private static final Pattern PREFIX = Pattern.compile("^0x(?=[0-9a-f]+$)");
    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=[0-9a-f]+$)");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,20}");
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-f]{1,16}");

    private MessageId() {}

    /** The id in lower case, without blanks, {@code 0x} and leading zeros; empty for null, which is no id. */
    static String canonical(String id) {
        if (id == null) {
            return "";
        }
        String digits = PREFIX.matcher(compact(id)).replaceFirst("");
        return LEADING_ZEROS.matcher(digits).replaceFirst("");
    }

    private static String compact(String id) {
        return BLANK.matcher(id).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /**
     * What the {@code submit_sm_resp} may have said, in canonical form, when a receipt names these ids: the ids
     * themselves first, then each of them in the other notation. Last come the ids as they are written, because a
     * release before this one has stored them so.
     */
    static List<String> candidates(List<String> named) {
        List<String> ids = named.stream()
                .map(MessageId::canonical)
                .filter(id -> !id.isEmpty())
                .toList();
        Set<String> candidates = new LinkedHashSet<>(ids);
        for (String id : ids) {
            if (DECIMAL.matcher(id).matches()) {
                candidates.add(new BigInteger(id).toString(16));
            }
            if (HEXADECIMAL.matcher(id).matches()) {
                candidates.add(new BigInteger(id, 16).toString());
            }
        }
        named.stream()
                .filter(Objects::nonNull)
                .map(MessageId::compact)
                .filter(id -> !id.isEmpty())
                .forEach(candidates::add);
        return List.copyOf(candidates);
    }
}
