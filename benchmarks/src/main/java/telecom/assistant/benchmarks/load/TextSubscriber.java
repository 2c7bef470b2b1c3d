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

/** A handset user. The SMSC resends what was temporarily refused or not acknowledged, and reports deliveries. */
final class TextSubscriber extends Subscriber implements HandsetEvent.Handler {

    private final Handset handset;
    private final Map<String, Tag> underWay = new ConcurrentHashMap<>();

    TextSubscriber(Account account, TalkPattern pattern, SubscriberThreads threads, long seed, Handset handset) {
        super(account, pattern, threads, seed);
        this.handset = handset;
    }

    @Override
    void connect() {
        handset.watch(this::receive);
    }

    private void receive(HandsetEvent event) {
        account().noteActivity();
        event.handle(this);
    }

    @Override
    public void on(Message message) {
        String text = message.text();
        if (message.direction() == Direction.SENT) {
            Tag.lastIn(text).ifPresent(tag -> underWay.put(message.id(), tag));
        } else {
            noteGeneration(text);
            hear("", text, ReplyPatterns.isApology(text) ? Kind.APOLOGY : Kind.ANSWER);
        }
    }

    @Override
    public void on(StatusChanged changed) {
        if (changed.status() == Status.DELIVERED) {
            Tag arrived = underWay.remove(changed.id());
            if (arrived != null) {
                account().recordAccepted(arrived);
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
