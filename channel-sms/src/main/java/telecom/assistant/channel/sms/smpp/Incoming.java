package telecom.assistant.channel.sms.smpp;

import java.util.List;
import java.util.Optional;
import telecom.assistant.channel.sms.text.UserData;

/** What the SMSC delivers. No {@code toString} of it shows a number or a text. */
public sealed interface Incoming {

    /**
     * A text from a subscriber, or a part of one.
     *
     * @param from the sender's address; with a plus sign when the SMSC calls it international
     */
    record Part(String from, String to, UserData data) implements Incoming {
        @Override
        public String toString() {
            return "part";
        }
    }

    /**
     * What became of a segment.
     *
     * @param from the subscriber whose handset it is about
     * @param messageIds the ids that it may mean, the likeliest first
     * @param status {@code stat} and {@code err} as the SMSC says them, for people
     * @param delivered empty while the segment is still on its way
     */
    record Receipt(String from, List<String> messageIds, String status, Optional<Boolean> delivered)
            implements Incoming {
        public Receipt {
            messageIds = List.copyOf(messageIds);
        }

        @Override
        public String toString() {
            return "receipt";
        }
    }

    /** What the channel has no use for, such as 8-bit data. */
    record Other(String reason) implements Incoming {}
}
