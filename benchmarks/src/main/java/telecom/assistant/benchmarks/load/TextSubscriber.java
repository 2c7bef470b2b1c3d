package telecom.assistant.benchmarks.load;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import telecom.assistant.benchmarks.promise.Account;
import telecom.assistant.benchmarks.promise.Received.Kind;
import telecom.assistant.benchmarks.promise.Sent;
import telecom.assistant.benchmarks.promise.Tag;
import telecom.assistant.local.client.Handset;
import telecom.assistant.local.handset.HandsetEvent;
import telecom.assistant.local.handset.HandsetEvent.Direction;
import telecom.assistant.local.handset.HandsetEvent.Message;
import telecom.assistant.local.handset.HandsetEvent.Status;
import telecom.assistant.local.handset.HandsetEvent.StatusChanged;

/** A handset. The SMSC repeats what was refused for now or not answered; it says what has arrived. */
final class TextSubscriber extends Subscriber {

    private final Handset handset;
    private final Map<String, Tag> underWay = new ConcurrentHashMap<>();

    TextSubscriber(Account account, Talk talk, Clock clock, long seed, Handset handset) {
        super(account, talk, clock, seed);
        this.handset = handset;
    }

    @Override
    void connect() {
        handset.watch(this::take);
    }

    private void take(HandsetEvent event) {
        account().stirred();
        if (event instanceof Message message) {
            if (message.direction() == Direction.SENT) {
                Tag.lastIn(message.text()).ifPresent(tag -> underWay.put(message.id(), tag));
            } else {
                String text = message.text();
                noteGeneration(text);
                hear("", text, SystemWords.isApology(text) ? Kind.APOLOGY : Kind.ANSWER);
            }
        } else if (event instanceof StatusChanged changed && changed.status() == Status.DELIVERED) {
            Tag arrived = underWay.remove(changed.id());
            if (arrived != null) {
                account().accepted(arrived);
            }
        }
    }

    @Override
    void send(Sent utterance) {
        handset.text(utterance.text());
    }

    @Override
    void hangUp() {
        // A handset has no connection to end.
    }
}
