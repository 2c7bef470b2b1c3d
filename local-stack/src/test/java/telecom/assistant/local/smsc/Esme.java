package telecom.assistant.local.smsc;

import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.Session;

/** An SMPP client session like the one that the assistant opens. */
final class Esme implements AutoCloseable, MessageReceiverListener {
    private final SMPPSession session = new SMPPSession();
    private final List<DeliverSm> received = new CopyOnWriteArrayList<>();
    private final Queue<Integer> refusals = new ConcurrentLinkedQueue<>();

    static Esme bind(int port, String password) throws IOException {
        Esme esme = new Esme();
        esme.session.setMessageReceiverListener(esme);
        esme.session.setTransactionTimer(5_000);
        esme.session.connectAndBind("127.0.0.1", port, parameters(password));
        return esme;
    }

    private static BindParameter parameters(String password) {
        return new BindParameter(
                BindType.BIND_TRX,
                SmscAccount.LOCAL.systemId(),
                password,
                "",
                TypeOfNumber.UNKNOWN,
                NumberingPlanIndicator.UNKNOWN,
                null);
    }

    /** Answers the next deliver_sm with this error. */
    void refuseNext(int status) {
        refusals.add(status);
    }

    String submit(String to, ShortMessage segment, int registeredDelivery) throws Exception {
        return session.submitShortMessage(
                        "",
                        TypeOfNumber.UNKNOWN,
                        NumberingPlanIndicator.ISDN,
                        "114",
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        to,
                        new ESMClass(segment.hasHeader() ? 0x40 : 0),
                        (byte) 0,
                        (byte) 0,
                        null,
                        null,
                        new RegisteredDelivery(registeredDelivery),
                        (byte) 0,
                        DataCodings.newInstance(segment.coding().dataCoding()),
                        (byte) 0,
                        segment.octets())
                .getMessageId();
    }

    List<DeliverSm> messages() {
        return received.stream()
                .filter(deliver -> !deliver.isSmscDeliveryReceipt())
                .toList();
    }

    List<DeliverSm> receipts() {
        return received.stream().filter(DeliverSm::isSmscDeliveryReceipt).toList();
    }

    boolean isBound() {
        return session.getSessionState().isBound();
    }

    @Override
    public void onAcceptDeliverSm(DeliverSm deliver) throws ProcessRequestException {
        Integer refusal = refusals.poll();
        if (refusal != null) {
            throw new ProcessRequestException("refused by the test", refusal);
        }
        received.add(deliver);
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification notification) {}

    @Override
    public DataSmResult onAcceptDataSm(DataSm request, Session source) throws ProcessRequestException {
        throw new ProcessRequestException("not expected", 3);
    }

    @Override
    public void close() {
        session.unbindAndClose();
    }
}
