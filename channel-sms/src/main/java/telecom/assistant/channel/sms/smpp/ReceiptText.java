package telecom.assistant.channel.sms.smpp;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import telecom.assistant.channel.sms.config.SmscProfileConfig.IdNotation;
import telecom.assistant.channel.sms.text.UserData;

/**
 * The text of a delivery receipt (SMPP 3.4, appendix B), read together with the optional parameters that accompany it.
 */
final class ReceiptText {

    private static final int UCS_2 = 0x08;

    private static final Pattern ID = field("id");
    private static final Pattern STAT = field("stat");
    private static final Pattern ERR = field("err");

    /** Matches only texts that an SMSC writes. */
    private static final Pattern RECEIPT = Pattern.compile(
            "^\\s*id:\\s*\\S*\\s(?=.*\\bstat:)(?=.*\\b(?:sub|dlvrd|submit date|done date|err):).*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final String text;

    private ReceiptText(String text) {
        this.text = text;
    }

    /** Reads octets as ASCII, whatever {@code data_coding} says, unless it says UCS-2. */
    static ReceiptText of(int dataCoding, boolean hasHeader, byte[] octets) {
        byte[] characters = hasHeader ? UserData.withoutHeader(octets) : octets;
        return new ReceiptText(
                new String(characters, dataCoding == UCS_2 ? StandardCharsets.UTF_16BE : StandardCharsets.ISO_8859_1));
    }

    /** Whether the text alone shows that it is a receipt. */
    boolean isReceipt() {
        return RECEIPT.matcher(text).matches();
    }

    Incoming read(String from, String to, Optional<String> receiptedId, OptionalInt messageState, IdNotation notation) {
        List<String> ids = MessageId.candidates(receiptedId, find(ID), notation);
        if (ids.isEmpty()) {
            return new Incoming.Other("receipt without id");
        }
        Optional<String> word = find(STAT);
        ReceiptState state = word.flatMap(ReceiptState::ofWord)
                .or(() -> messageState.stream()
                        .mapToObj(ReceiptState::ofCode)
                        .flatMap(Optional::stream)
                        .findFirst())
                .orElse(ReceiptState.UNKNOWN);
        String status = find(ERR).map(err -> state + ":" + err).orElse(state.name());
        return new Incoming.Receipt(from, to, ids, status, state.delivered());
    }

    private Optional<String> find(Pattern field) {
        Matcher matcher = field.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static Pattern field(String name) {
        // Values exclude colons; otherwise, the name of the next field would be taken for the value of an empty one.
        return Pattern.compile("(?:^|\\s)" + name + ":\\s*([^\\s\\x00:]+)(?=[\\s\\x00]|$)", Pattern.CASE_INSENSITIVE);
    }
}
