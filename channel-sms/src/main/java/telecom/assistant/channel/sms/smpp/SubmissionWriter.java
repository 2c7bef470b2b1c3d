package telecom.assistant.channel.sms.smpp;

import java.io.IOException;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GSMSpecificFeature;
import org.jsmpp.bean.MessageMode;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.SubmitSmResult;
import telecom.assistant.channel.sms.text.Concatenation;
import telecom.assistant.channel.sms.text.TextSegment;

/** Writes submissions as {@code submit_sm} (SMPP 3.4, section 4.4.1), in the form agreed with the SMSC. */
final class SubmissionWriter {

    private static final byte[] NOTHING = {};

    private final SmscProfile profile;
    private final SmppFailureMapping failures;

    SubmissionWriter(SmscProfile profile) {
        this.profile = profile;
        this.failures = new SmppFailureMapping(profile);
    }

    /** Submits and waits for the response; blocks. */
    SubmitOutcome submit(SMPPSession session, Submission submission) {
        SmppAddress from = profile.serviceAddress(submission.from());
        SmppAddress to = profile.subscriberAddress(submission.to());
        TextSegment segment = submission.segment();
        try {
            SubmitSmResult result = session.submitShortMessage(
                    profile.serviceType(),
                    from.type(),
                    from.plan(),
                    from.digits(),
                    to.type(),
                    to.plan(),
                    to.digits(),
                    esmClass(segment),
                    (byte) 0,
                    (byte) 0,
                    null,
                    profile.validityPeriod(),
                    receipts(),
                    (byte) 0,
                    new RawDataCoding(segment.dataCoding()),
                    (byte) 0,
                    segment.isPayload() ? NOTHING : segment.octets(),
                    parameters(segment));
            return new SubmitOutcome(SubmitOutcome.Status.SENT, MessageId.canonical(result.getMessageId()));
        } catch (NegativeResponseException
                | InvalidResponseException
                | ResponseTimeoutException
                | PDUException
                | IOException e) {
            return failures.outcome(e);
        }
    }

    private static ESMClass esmClass(TextSegment segment) {
        GSMSpecificFeature header = segment.hasHeader() ? GSMSpecificFeature.UDHI : GSMSpecificFeature.DEFAULT;
        return new ESMClass(MessageMode.DEFAULT, MessageType.DEFAULT, header);
    }

    private RegisteredDelivery receipts() {
        return new RegisteredDelivery(
                profile.wantsReceipts() ? SMSCDeliveryReceipt.SUCCESS_FAILURE : SMSCDeliveryReceipt.DEFAULT);
    }

    private static OptionalParameter[] parameters(TextSegment segment) {
        if (segment.isPayload()) {
            return new OptionalParameter[] {new OptionalParameter.Message_payload(segment.octets())};
        }
        return segment.place().map(SubmissionWriter::parameters).orElse(new OptionalParameter[0]);
    }

    private static OptionalParameter[] parameters(Concatenation place) {
        return new OptionalParameter[] {
            new OptionalParameter.Sar_msg_ref_num((short) place.reference()),
            new OptionalParameter.Sar_total_segments((byte) place.total()),
            new OptionalParameter.Sar_segment_seqnum((byte) place.number())
        };
    }
}
