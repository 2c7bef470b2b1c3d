package telecom.assistant.local.client;

import java.util.List;
import java.util.function.Consumer;
import telecom.assistant.local.handset.HandsetEvent;
import telecom.assistant.local.handset.HandsetEvent.Direction;
import telecom.assistant.local.handset.HandsetEvent.Message;
import telecom.assistant.local.handset.HandsetEvent.Status;
import telecom.assistant.local.handset.Msisdn;
import telecom.assistant.local.smsc.SmscStandIn;

/** A handset that is connected to the SMSC's stand-in, which carries the handset's texts to the gateway over SMPP. */
public final class Handset {

    private static final Msisdn ASSISTANT = Msisdn.of("114");

    private final SmscStandIn smsc;
    private final Msisdn number;

    public Handset(SmscStandIn smsc, String number) {
        this.smsc = smsc;
        this.number = Msisdn.of(number);
    }

    /** Sends a text to the assistant. Returns the text's id, under which changes of its status are reported. */
    public String text(String text) {
        return smsc.send(number, ASSISTANT, text).id();
    }

    /** The latest texts that the handset received, oldest first. */
    public List<String> received() {
        return messages(Direction.RECEIVED).stream().map(Message::text).toList();
    }

    /** The status of each of the latest texts that the handset sent, oldest first. */
    public List<Status> sent() {
        return messages(Direction.SENT).stream().map(Message::status).toList();
    }

    /**
     * Passes each event of the handset to the listener, in order: first the history, then each new event. The listener
     * must not block.
     */
    public void watch(Consumer<HandsetEvent> listener) {
        smsc.watch(number, listener);
    }

    private List<Message> messages(Direction direction) {
        return smsc.messages(number).stream()
                .filter(message -> message.direction() == direction)
                .toList();
    }
}
