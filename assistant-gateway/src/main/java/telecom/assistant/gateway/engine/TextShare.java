package telecom.assistant.gateway.engine;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.conversation.ChannelProfiles;

/**
 * Limits how many of the events in flight are messages that may wait, which are usually texts. They can wait for
 * minutes; without a limit of their own, they would use up all places for events in flight, and no caller's utterance
 * would be consumed any more. Thread-safe.
 */
@ApplicationScoped
class TextShare {

    private final EngineConfig config;
    private final ChannelProfiles channels;
    private final AtomicInteger held = new AtomicInteger();
    private final Counter refused;

    TextShare(EngineConfig config, ChannelProfiles channels, MeterRegistry meters) {
        if (config.textsInFlight() >= config.eventsInFlight()) {
            throw new IllegalArgumentException("assistant.engine.texts-in-flight: " + config.textsInFlight()
                    + " (expected: less than assistant.engine.events-in-flight, " + config.eventsInFlight() + ")");
        }
        this.config = config;
        this.channels = channels;
        this.refused = Counter.builder("assistant.engine.texts.refused")
                .description("Texts answered with a busy notice, because too many others were waiting")
                .register(meters);
        Gauge.builder("assistant.engine.texts.in.flight", held, AtomicInteger::get)
                .description("Consumed texts whose outcome is not durable yet")
                .register(meters);
    }

    /** Counts an event if it may wait. Run the returned action, which undoes this, when the event is settled. */
    Runnable count(Envelope<InboundEvent> envelope) {
        boolean mayWait = envelope.event() instanceof InboundEvent.UtteranceReceived said
                && !channels.of(said.route()).supersedes();
        if (mayWait) {
            held.incrementAndGet();
        }
        return mayWait ? held::decrementAndGet : () -> {};
    }

    /** Whether more messages are waiting than allowed. */
    boolean isExceeded() {
        return held.get() > config.textsInFlight();
    }

    void countRefused() {
        refused.increment();
    }
}
