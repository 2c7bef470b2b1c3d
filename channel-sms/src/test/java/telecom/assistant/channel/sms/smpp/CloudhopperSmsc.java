package telecom.assistant.channel.sms.smpp;

import com.cloudhopper.commons.charset.CharsetUtil;
import com.cloudhopper.smpp.SmppBindType;
import com.cloudhopper.smpp.SmppConstants;
import com.cloudhopper.smpp.SmppServerConfiguration;
import com.cloudhopper.smpp.SmppServerHandler;
import com.cloudhopper.smpp.SmppServerSession;
import com.cloudhopper.smpp.SmppSessionConfiguration;
import com.cloudhopper.smpp.impl.DefaultSmppServer;
import com.cloudhopper.smpp.impl.DefaultSmppSessionHandler;
import com.cloudhopper.smpp.pdu.BaseBind;
import com.cloudhopper.smpp.pdu.BaseBindResp;
import com.cloudhopper.smpp.pdu.DeliverSm;
import com.cloudhopper.smpp.pdu.PduRequest;
import com.cloudhopper.smpp.pdu.PduResponse;
import com.cloudhopper.smpp.pdu.SubmitSm;
import com.cloudhopper.smpp.pdu.SubmitSmResp;
import com.cloudhopper.smpp.pdu.Unbind;
import com.cloudhopper.smpp.tlv.Tlv;
import com.cloudhopper.smpp.type.Address;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** An SMSC built on Cloudhopper's library, whose interfaces use raw types. */
@SuppressWarnings("rawtypes")
final class CloudhopperSmsc implements ForeignSmsc, SmppServerHandler {

    private static final int PATIENCE_MILLIS = 30_000;

    private final SmppServerConfiguration configuration = new SmppServerConfiguration();
    private final DefaultSmppServer server;
    private final List<Submitted> submitted = new CopyOnWriteArrayList<>();
    private final AtomicInteger binds = new AtomicInteger();
    private final List<SmppBindType> bindTypes = new CopyOnWriteArrayList<>();
    private final AtomicInteger unbinds = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile int refusal;
    private volatile SmppServerSession session;

    CloudhopperSmsc() throws Exception {
        configuration.setHost("127.0.0.1");
        configuration.setPort(freePort());
        server = new DefaultSmppServer(configuration, this);
        server.start();
    }

    /** Finds a free port, because the library would not report which one it had chosen. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public int port() {
        return configuration.getPort();
    }

    @Override
    public int binds() {
        return binds.get();
    }

    List<SmppBindType> bindTypes() {
        return bindTypes;
    }

    @Override
    public int unbinds() {
        return unbinds.get();
    }

    @Override
    public List<Submitted> submitted() {
        return submitted;
    }

    @Override
    public int refused() {
        return refused.get();
    }

    @Override
    public int deliver(String from, int dataCoding, byte[] octets) throws Exception {
        DeliverSm text = deliverSm(from.substring(1), "114");
        text.setDataCoding((byte) dataCoding);
        text.setShortMessage(octets);
        return request(text);
    }

    @Override
    public int deliverReceipt(Submitted submission) throws Exception {
        DeliverSm receipt = deliverSm(submission.to(), submission.from());
        receipt.setEsmClass(SmppConstants.ESM_CLASS_MT_SMSC_DELIVERY_RECEIPT);
        receipt.setOptionalParameter(
                new Tlv(SmppConstants.TAG_RECEIPTED_MSG_ID, CharsetUtil.encode(submission.id(), "ISO-8859-1")));
        receipt.setOptionalParameter(new Tlv(SmppConstants.TAG_MSG_STATE, new byte[] {SmppConstants.STATE_DELIVERED}));
        return request(receipt);
    }

    private static DeliverSm deliverSm(String from, String to) {
        DeliverSm delivery = new DeliverSm();
        delivery.setSourceAddress(new Address((byte) 1, (byte) 1, from));
        delivery.setDestAddress(new Address((byte) 0, (byte) 1, to));
        return delivery;
    }

    private int request(DeliverSm delivery) throws Exception {
        var response = session.sendRequestPdu(delivery, PATIENCE_MILLIS, true);
        response.await(PATIENCE_MILLIS);
        return response.getResponse().getCommandStatus();
    }

    @Override
    public void refuse(int count, int status) {
        refusal = status;
        refusals.set(count);
    }

    @Override
    public void unbind() {
        session.unbind(PATIENCE_MILLIS);
    }

    @Override
    public void close() {
        server.destroy();
    }

    @Override
    public void sessionBindRequested(Long id, SmppSessionConfiguration settings, BaseBind request) {}

    @Override
    public void sessionCreated(Long id, SmppServerSession created, BaseBindResp response) {
        if (created.getBindType() != SmppBindType.TRANSMITTER) {
            session = created;
        }
        created.serverReady(new Requests());
        bindTypes.add(created.getBindType());
        binds.incrementAndGet();
    }

    @Override
    public void sessionDestroyed(Long id, SmppServerSession destroyed) {
        destroyed.destroy();
    }

    /** Answers the channel's requests. */
    private final class Requests extends DefaultSmppSessionHandler {

        @Override
        public PduResponse firePduRequestReceived(PduRequest request) {
            if (request instanceof Unbind) {
                unbinds.incrementAndGet();
            }
            return request instanceof SubmitSm submit ? answer(submit) : request.createResponse();
        }

        private PduResponse answer(SubmitSm submit) {
            SubmitSmResp response = submit.createResponse();
            if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                refused.incrementAndGet();
                response.setCommandStatus(refusal);
                return response;
            }
            response.setMessageId("m:" + (submitted.size() + 1) + "@cloudhopper");
            submitted.add(read(submit, response.getMessageId()));
            return response;
        }

        private static Submitted read(SubmitSm submit, String id) {
            byte[] octets = submit.getShortMessage();
            boolean hasHeader = (submit.getEsmClass() & SmppConstants.ESM_CLASS_UDHI_MASK) != 0;
            int start = hasHeader ? octets[0] + 1 : 0;
            byte[] characters = Arrays.copyOfRange(octets, start, octets.length);
            String text = submit.getDataCoding() == SmppConstants.DATA_CODING_UCS2
                    ? new String(characters, StandardCharsets.UTF_16BE)
                    : CharsetUtil.decode(characters, CharsetUtil.CHARSET_GSM);
            return new Submitted(
                    id,
                    submit.getSourceAddress().getAddress(),
                    submit.getDestAddress().getAddress(),
                    submit.getDataCoding(),
                    hasHeader ? Arrays.copyOfRange(octets, 1, start) : new byte[0],
                    text);
        }
    }
}
