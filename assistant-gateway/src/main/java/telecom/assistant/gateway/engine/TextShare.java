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
 * How many of the events in flight are words that may wait, of texts as a rule. They may do so for minutes, and without a
 * bound of their own they would fill the node until it takes no caller's words any more. Safe for use by many threads.
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
                .description("Texts that were told that all are busy, because too many waited before them")
                .register(meters);
        Gauge.builder("assistant.engine.texts.in.flight", held, AtomicInteger::get)
                .description("Texts taken whose outcome is not durable yet")
                .register(meters);
    }

    /** The settlement of an event, which is counted until then if it has words that may wait. */
    TakenEvent.Settlement count(Envelope<InboundEvent> envelope, TakenEvent.Settlement settlement) {
        if (!(envelope.event() instanceof InboundEvent.UtteranceReceived said)
                || channels.of(said.route()).supersedes()) {
            return settlement;
        }
        held.incrementAndGet();
        return new Counted(settlement);
    }

    /** Whether more wait than may. */
    boolean isExceeded() {
        return held.get() > config.textsInFlight();
    }

    void refused() {
        refused.increment();
    }

    private final class Counted implements TakenEvent.Settlement {

        private final TakenEvent.Settlement settlement;

        private Counted(TakenEvent.Settlement settlement) {
            this.settlement = settlement;
        }

        @Override
        public void done() {
            held.decrementAndGet();
            settlement.done();
        }

        @Override
        public void failed(Throwable failure) {
            held.decrementAndGet();
            settlement.failed(failure);
        }

        @Override
        public void abandoned() {
            held.decrementAndGet();
            settlement.abandoned();
        }
    }
}
