package telecom.assistant.channel.sms.smpp;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The state of a segment, as a receipt gives it in {@code message_state} (SMPP 3.4, section 5.2.28) or in its text as
 * {@code stat} (appendix B). SMSCs abbreviate the words differently ({@code DELIVRD}, {@code DELIVERED}), so only the
 * beginning is compared.
 */
enum ReceiptState {
    ENROUTE(1, null, "ENRO", "BUFFE", "SCHED"),
    DELIVRD(2, true, "DELIV", "DELVR", "DLVRD"),
    EXPIRED(3, false, "EXPI"),
    DELETED(4, false, "DELE", "CANCEL"),
    UNDELIV(5, false, "UNDEL", "FAIL", "UNSUCC"),
    ACCEPTD(6, null, "ACCE", "SENT", "SUBMIT"),
    UNKNOWN(7, null, "UNKN"),
    REJECTD(8, false, "REJ");

    private final int code;
    private final Boolean delivered;
    private final String[] beginnings;

    /** @param delivered null while the segment is still on its way */
    ReceiptState(int code, Boolean delivered, String... beginnings) {
        this.code = code;
        this.delivered = delivered;
        this.beginnings = beginnings;
    }

    static Optional<ReceiptState> ofWord(String stat) {
        String word = stat.toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(state -> Arrays.stream(state.beginnings).anyMatch(word::startsWith))
                .findFirst();
    }

    static Optional<ReceiptState> ofCode(int messageState) {
        return Arrays.stream(values())
                .filter(state -> state.code == messageState)
                .findFirst();
    }

    /** Whether the handset has received the segment; empty while that is not known yet. */
    Optional<Boolean> delivered() {
        return Optional.ofNullable(delivered);
    }
}
