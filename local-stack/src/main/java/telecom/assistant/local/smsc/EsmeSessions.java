package telecom.assistant.local.smsc;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPServerSession;
import telecom.assistant.local.handset.Msisdn;

/** The bound ESMEs. Those that can receive messages do so in turn. */
final class EsmeSessions {
    private static final Set<Integer> TEMPORARY_ERRORS = Set.of(
            SMPPConstant.STAT_ESME_RX_T_APPN, SMPPConstant.STAT_ESME_RTHROTTLED, SMPPConstant.STAT_ESME_RMSGQFUL);

    /** The outcome of one deliver_sm. */
    enum Answer {
        ACKNOWLEDGED,
        /** A temporary refusal, no answer in time, or a lost connection. */
        RETRY,
        REFUSED
    }

    private final List<SMPPServerSession> bound = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    void add(SMPPServerSession session) {
        bound.add(session);
    }

    void remove(SMPPServerSession session) {
        bound.remove(session);
    }

    int count() {
        return bound.size();
    }

    Optional<SMPPServerSession> nextReceiver() {
        List<SMPPServerSession> receivers = bound.stream()
                .filter(session -> session.getSessionState().isReceivable())
                .toList();
        return receivers.isEmpty()
                ? Optional.empty()
                : Optional.of(receivers.get(Math.floorMod(turn.getAndIncrement(), receivers.size())));
    }

    /** Sends one deliver_sm and waits for the answer, at most as long as the session's transaction timer. */
    static Answer deliver(SMPPServerSession session, EsmeDelivery delivery, EsmeDelivery.Pdu pdu) {
        try {
            session.deliverShortMessage(
                    "",
                    typeOf(delivery.from()),
                    NumberingPlanIndicator.ISDN,
                    delivery.from().digits(),
                    typeOf(delivery.to()),
                    NumberingPlanIndicator.ISDN,
                    delivery.to().digits(),
                    new ESMClass(pdu.esmClass()),
                    (byte) 0,
                    (byte) 0,
                    new RegisteredDelivery(0),
                    DataCodings.newInstance(pdu.segment().coding().dataCoding()),
                    pdu.segment().octets(),
                    pdu.parameters().toArray(OptionalParameter[]::new));
            return Answer.ACKNOWLEDGED;
        } catch (NegativeResponseException e) {
            return TEMPORARY_ERRORS.contains(e.getCommandStatus()) ? Answer.RETRY : Answer.REFUSED;
        } catch (ResponseTimeoutException | IOException e) {
            return Answer.RETRY;
        } catch (PDUException | InvalidResponseException e) {
            return Answer.REFUSED;
        }
    }

    private static TypeOfNumber typeOf(Msisdn number) {
        return number.isShort() ? TypeOfNumber.UNKNOWN : TypeOfNumber.INTERNATIONAL;
    }

    /** Drops every connection, as a failing SMSC does. */
    void disconnect() {
        bound.forEach(SMPPServerSession::close);
    }
}
