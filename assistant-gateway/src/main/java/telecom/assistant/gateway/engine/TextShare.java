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
 * Limits how many of the events in flight are messages that may wait, which are texts as a rule. They may wait for
 * minutes; without a limit of their own they would fill the node until it took no caller's words any more. Safe for use
 * by many threads.
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
                .description("Texts answered by a notice that all are busy, because too many others were waiting")
                .register(meters);
        Gauge.builder("assistant.engine.texts.in.flight", held, AtomicInteger::get)
                .description("Texts taken whose outcome is not durable yet")
                .register(meters);
    }

    /** Counts an event if it may wait; to be undone when it is settled, by the returned. */
    Runnable count(Envelope<InboundEvent> envelope) {
        boolean mayWait = envelope.event() instanceof InboundEvent.UtteranceReceived said
                && !channels.of(said.route()).supersedes();
        if (mayWait) {
            held.incrementAndGet();
        }
        return mayWait ? held::decrementAndGet : () -> {};
    }

    /** Whether more messages wait than may. */
    boolean isExceeded() {
        return held.get() > config.textsInFlight();
    }

    void refused() {
        refused.increment();
    }
}
