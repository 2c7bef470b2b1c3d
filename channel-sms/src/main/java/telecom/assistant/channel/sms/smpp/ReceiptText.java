package telecom.assistant.channel.sms.smpp;

import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a delivery receipt: its text (SMPP 3.4, appendix B), if it has one, and the parameters beside it. SMSCs disagree
 * on the notation of ids: one has been seen to respond with {@code 2ed546ca} and to write {@code 785729226} in the
 * receipt. So each id is also tried in the other notation.
 */
final class ReceiptText {

    private static final Pattern ID = field("id");
    private static final Pattern STAT = field("stat");
    private static final Pattern ERR = field("err");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,20}");
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-f]{1,16}");

    /** {@code message_state} of SMPP 3.4, section 5.2.28, as a receipt spells it. */
    private static final List<String> STATES =
            List.of("UNKNOWN", "ENROUTE", "DELIVRD", "EXPIRED", "DELETED", "UNDELIV", "ACCEPTD", "UNKNOWN", "REJECTD");

    private static final Set<String> FAILED = Set.of("EXPIRED", "DELETED", "UNDELIV", "REJECTD");

    private ReceiptText() {}

    static Incoming read(String from, String text, Optional<String> receiptedId, Optional<Integer> state) {
        List<String> ids = candidates(
                Stream.concat(receiptedId.stream(), find(ID, text).stream()).toList());
        if (ids.isEmpty()) {
            return new Incoming.Other("receipt without id");
        }
        String stat = find(STAT, text)
                .map(found -> found.toUpperCase(Locale.ROOT))
                .or(() -> state.filter(code -> code > 0 && code < STATES.size()).map(STATES::get))
                .orElse("UNKNOWN");
        String err = find(ERR, text).orElse("");
        return new Incoming.Receipt(from, ids, err.isEmpty() ? stat : stat + ":" + err, delivered(stat));
    }

    /** The ids as they are, then each of them in the other notation. */
    static List<String> candidates(List<String> named) {
        List<String> ids = named.stream()
                .map(id -> id.replaceAll("[\\s\\u0000]", "").toLowerCase(Locale.ROOT))
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
        return List.copyOf(candidates);
    }

    private static Optional<Boolean> delivered(String stat) {
        if (stat.equals("DELIVRD")) {
            return Optional.of(true);
        }
        return FAILED.contains(stat) ? Optional.of(false) : Optional.empty();
    }

    private static Optional<String> find(Pattern field, String text) {
        Matcher matcher = field.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static Pattern field(String name) {
        return Pattern.compile("(?:^|\\s)" + name + ":\\s*([^\\s\\x00]+)", Pattern.CASE_INSENSITIVE);
    }
}
