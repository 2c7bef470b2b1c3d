package telecom.assistant.channel.voice.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent.DigitsPressed;
import telecom.assistant.channel.flow.SerialQueues.QueueFullException;

class EventSequenceTest {

    private final List<String> sent = new ArrayList<>();
    private final List<UniEmitter<? super Void>> outcomes = new ArrayList<>();
    private final CallLeg leg = new VoiceTestNode().legs().of(new CallSetup("CA1", "VX1", null, null, null, null));
    private final EventSequence events = new EventSequence(this::send, 1);

    @Test
    void publishesAnEventOnlyAfterThePreviousOne() {
        UniAssertSubscriber<Void> first = publish(events, "1");
        UniAssertSubscriber<Void> second = publish(events, "2");
        assertThat(sent).containsExactly("CA1/VX1/1");

        outcomes.get(0).fail(new IllegalStateException("no brokers"));
        outcomes.get(1).complete(null);

        assertThat(sent).containsExactly("CA1/VX1/1", "CA1/VX1/2");
        first.assertFailedWith(IllegalStateException.class);
        second.assertCompleted();
    }

    @Test
    void refusesEventsBeyondTheLimitExceptTheEndOfTheCall() {
        publish(events, "1");
        publish(events, "2");

        publish(events, "3").assertFailedWith(QueueFullException.class, "max-waiting-events");
        UniAssertSubscriber<Void> end =
                events.publishLast(envelope("closed")).subscribe().withSubscriber(UniAssertSubscriber.create());
        outcomes.get(0).complete(null);
        outcomes.get(1).complete(null);
        outcomes.get(2).complete(null);
        end.assertCompleted();
    }

    private UniAssertSubscriber<Void> publish(EventSequence sequence, String name) {
        return sequence.publish(envelope(name)).subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    private Envelope<?> envelope(String name) {
        return leg.envelope(name, new DigitsPressed(leg.route(), "1"));
    }

    private Uni<Void> send(Envelope<?> envelope) {
        sent.add(envelope.id());
        return Uni.createFrom().emitter(outcomes::add);
    }
}
