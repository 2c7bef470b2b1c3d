package telecom.assistant.channel.sms.smpp;

import java.io.IOException;
import org.jboss.logging.Logger;
import org.jsmpp.GenericNackResponseException;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import telecom.assistant.channel.sms.smpp.SubmitOutcome.Status;

/**
 * Maps failures to and from SMPP: the {@code command_status} (SMPP 3.4, section 5.1.3) with which we respond, and what
 * the SMSC's failures mean for a segment.
 */
final class SmppFailureMapping {

    private static final Logger LOG = Logger.getLogger(SmppFailureMapping.class);

    /** The status for a text that is durable. */
    static final int OK = SMPPConstant.STAT_ESME_ROK;

    /** The status for a text that could not be made durable and has to be sent again. */
    static final int TRY_AGAIN = SMPPConstant.STAT_ESME_RX_T_APPN;

    /** The status for a text that has to be sent again later, because too many texts are being processed. */
    static final int TOO_FAST = SMPPConstant.STAT_ESME_RTHROTTLED;

    /** The outcome for a segment that was not handed over. */
    static final SubmitOutcome NO_BIND = new SubmitOutcome(Status.DEFERRED, "no-bind");

    /** The outcome for a segment that was not handed over, because the SMSC has asked for a pause. */
    static final SubmitOutcome THROTTLED = new SubmitOutcome(Status.THROTTLED, hexadecimal(TOO_FAST));

    private final SmscProfile profile;

    /** @param profile determines which failures are temporary */
    SmppFailureMapping(SmscProfile profile) {
        this.profile = profile;
    }

    SubmitOutcome outcome(Exception failure) {
        if (failure instanceof NegativeResponseException refused) {
            return refused(refused.getCommandStatus());
        }
        if (failure instanceof GenericNackResponseException refused) {
            return refused(refused.getCommandStatus());
        }
        if (failure instanceof ResponseTimeoutException || failure instanceof InvalidResponseException) {
            return new SubmitOutcome(Status.UNANSWERED, "no-response");
        }
        if (failure instanceof IOException) {
            // The request was not written in full, so the SMSC cannot have it.
            return NO_BIND;
        }
        LOG.warn("segment not submitted channel=sms cause=\"an address or the text does not fit a submit_sm\"");
        return new SubmitOutcome(Status.REFUSED, "malformed");
    }

    private SubmitOutcome refused(int status) {
        if (profile.isThrottled(status)) {
            return new SubmitOutcome(Status.THROTTLED, hexadecimal(status));
        }
        Status meaning = profile.isTemporary(status) ? Status.DEFERRED : Status.REFUSED;
        return new SubmitOutcome(meaning, hexadecimal(status));
    }

    private static String hexadecimal(int status) {
        return String.format("0x%08x", status);
    }
}
