package telecom.assistant.channel.sms.smpp;

import java.util.List;
import java.util.Optional;
import telecom.assistant.channel.sms.text.UserData;

/** A delivery from the SMSC. No {@code toString} here reveals a number or a text. */
public sealed interface Incoming {

    /** Calls the handler's method for this kind of delivery. */
    <R> R handle(Handler<R> handler);

    /**
     * A text from a subscriber, or a part of one.
     *
     * @param from the sender's address; with a plus sign if the SMSC marks it as international
     * @param to our address, as {@link SmppAddress} writes it
     */
    record Part(String from, String to, UserData data) implements Incoming {
        @Override
        public String toString() {
            return "part";
        }

        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * A receipt, which says what became of a segment.
     *
     * @param from the subscriber's address, or an empty string; some SMSCs swap the two addresses
     * @param to the operator's address
     * @param messageIds the ids of the segments that the receipt may be about, the likeliest first, in canonical form
     * @param status {@code stat}, as SMPP 3.4 spells it, with {@code err} if there is one
     * @param delivered whether the segment was delivered; empty while it is still on its way
     */
    record Receipt(String from, String to, List<String> messageIds, String status, Optional<Boolean> delivered)
            implements Incoming {
        public Receipt {
            messageIds = List.copyOf(messageIds);
        }

        @Override
        public String toString() {
            return "receipt";
        }

        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * A text, or a part of one, that cannot be read.
     *
     * @param dataCoding {@code data_coding}, from 0 to 255
     */
    record Unreadable(String from, String to, int dataCoding) implements Incoming {
        @Override
        public String toString() {
            return "unreadable";
        }

        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** A delivery that the channel has no use for. */
    record Other(String reason) implements Incoming {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** One method for each kind of delivery. */
    interface Handler<R> {

        R on(Part part);

        R on(Receipt receipt);

        R on(Unreadable unreadable);

        R on(Other other);
    }
}
