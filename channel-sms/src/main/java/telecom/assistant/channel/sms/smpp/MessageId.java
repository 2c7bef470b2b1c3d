package telecom.assistant.channel.sms.smpp;

import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import telecom.assistant.channel.sms.config.SmscProfileConfig.IdNotation;

/**
 * The SMSC's id of a segment. SMSCs write the same id differently in a {@code submit_sm_resp} and in a receipt: in
 * upper and lower case, with and without leading zeros or {@code 0x}, in hexadecimal and in decimal. The canonical form
 * removes all of these differences except the last.
 */
final class MessageId {

    private static final Pattern BLANK = Pattern.compile("[\\s\\x00]+");
    private static final Pattern PREFIX = Pattern.compile("^0x(?=[0-9a-f]+$)");
    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=[0-9a-f]+$)");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,20}");
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-f]{1,16}");

    private MessageId() {}

    /** The id in lower case, without blanks, {@code 0x} and leading zeros; empty for null. */
    static String canonical(String id) {
        if (id == null) {
            return "";
        }
        String digits = PREFIX.matcher(compact(id)).replaceFirst("");
        return LEADING_ZEROS.matcher(digits).replaceFirst("");
    }

    /**
     * Like {@link #candidates(List)}, but for the notation agreed with the SMSC. The agreement applies to the text of a
     * receipt; a parameter repeats the id as it was in the response.
     */
    static List<String> candidates(Optional<String> parameter, Optional<String> inText, IdNotation notation) {
        List<String> receiptIds =
                Stream.concat(parameter.stream(), inText.stream()).toList();
        if (notation == IdNotation.ANY) {
            return candidates(receiptIds);
        }
        return Stream.concat(
                        parameter.map(MessageId::canonical).stream(),
                        inText.map(MessageId::canonical).map(id -> asInResponse(id, notation)).stream())
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
    }

    private static String asInResponse(String id, IdNotation notation) {
        return switch (notation) {
            case DECIMAL -> inHexadecimal(id).orElse(id);
            case HEXADECIMAL -> inDecimal(id).orElse(id);
            case ANY, SAME -> id;
        };
    }

    private static Optional<String> inHexadecimal(String id) {
        return DECIMAL.matcher(id).matches() ? Optional.of(new BigInteger(id).toString(16)) : Optional.empty();
    }

    private static Optional<String> inDecimal(String id) {
        return HEXADECIMAL.matcher(id).matches() ? Optional.of(new BigInteger(id, 16).toString()) : Optional.empty();
    }

    private static String compact(String id) {
        return BLANK.matcher(id).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /**
     * The ids that the {@code submit_sm_resp} may have contained if a receipt contains the given ones, in canonical
     * form: first the ids themselves, then each of them in the other notation. Last come the ids exactly as written,
     * because an earlier release stored them in that form.
     */
    static List<String> candidates(List<String> receiptIds) {
        List<String> ids = receiptIds.stream()
                .map(MessageId::canonical)
                .filter(id -> !id.isEmpty())
                .toList();
        Set<String> candidates = new LinkedHashSet<>(ids);
        for (String id : ids) {
            inHexadecimal(id).ifPresent(candidates::add);
            inDecimal(id).ifPresent(candidates::add);
        }
        receiptIds.stream()
                .filter(Objects::nonNull)
                .map(MessageId::compact)
                .filter(id -> !id.isEmpty())
                .forEach(candidates::add);
        return List.copyOf(candidates);
    }
}
