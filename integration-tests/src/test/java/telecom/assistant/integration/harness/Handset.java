package telecom.assistant.integration.harness;

import java.util.List;
import telecom.assistant.local.handset.HandsetEvent.Direction;
import telecom.assistant.local.handset.HandsetEvent.Message;
import telecom.assistant.local.handset.HandsetEvent.Status;
import telecom.assistant.local.handset.Msisdn;
import telecom.assistant.local.smsc.SmscStandIn;

/** A handset of the SMSC's stand-in, which carries its texts to the gateway by SMPP. */
public final class Handset {

    private static final Msisdn ASSISTANT = Msisdn.of("114");

    private final SmscStandIn smsc;
    private final Msisdn number;

    Handset(SmscStandIn smsc, String number) {
        this.smsc = smsc;
        this.number = Msisdn.of(number);
    }

    /** Sends a text to the assistant. */
    public void text(String text) {
        smsc.send(number, ASSISTANT, text);
    }

    /** The texts that arrived, oldest first. */
    public List<String> received() {
        return messages(Direction.RECEIVED).stream().map(Message::text).toList();
    }

    /** What has become of the texts that it sent, oldest first. */
    public List<Status> sent() {
        return messages(Direction.SENT).stream().map(Message::status).toList();
    }

    private List<Message> messages(Direction direction) {
        return smsc.messages(number).stream()
                .filter(message -> message.direction() == direction)
                .toList();
    }
}
