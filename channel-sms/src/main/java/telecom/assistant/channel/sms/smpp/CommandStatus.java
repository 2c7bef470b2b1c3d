package telecom.assistant.channel.sms.smpp;

import java.util.Set;
import org.jsmpp.SMPPConstant;

/** The {@code command_status} of SMPP 3.4, section 5.1.3: what the channel answers, and what it makes of the SMSC's. */
final class CommandStatus {

    /** The text is durable. */
    static final int OK = SMPPConstant.STAT_ESME_ROK;

    /** It could not be made durable: send it again. */
    static final int TRY_AGAIN = SMPPConstant.STAT_ESME_RX_T_APPN;

    /** Too much at a time: send it later. */
    static final int TOO_FAST = SMPPConstant.STAT_ESME_RTHROTTLED;

    /** This kind of request is not taken. */
    static final int NOT_TAKEN = SMPPConstant.STAT_ESME_RINVCMDID;

    private static final Set<Integer> TEMPORARY = Set.of(
            SMPPConstant.STAT_ESME_RTHROTTLED,
            SMPPConstant.STAT_ESME_RMSGQFUL,
            SMPPConstant.STAT_ESME_RSYSERR,
            SMPPConstant.STAT_ESME_RINVBNDSTS,
            SMPPConstant.STAT_ESME_RX_T_APPN);

    private CommandStatus() {}

    static SubmitOutcome refused(int status) {
        return new SubmitOutcome.Refused(String.format("0x%08x", status), TEMPORARY.contains(status));
    }
}
