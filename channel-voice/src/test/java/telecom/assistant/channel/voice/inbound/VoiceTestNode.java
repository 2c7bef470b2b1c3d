package telecom.assistant.channel.voice.inbound;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import telecom.assistant.channel.NodePartition;
import telecom.assistant.channel.SubscriberConfig;
import telecom.assistant.channel.SubscriberIdentity;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.Event;
import telecom.assistant.channel.event.EventSink;
import telecom.assistant.channel.limit.LimitConfig;
import telecom.assistant.channel.limit.MessageLimits;
import telecom.assistant.channel.personal.Masking;
import telecom.assistant.channel.personal.MaskingConfig;
import telecom.assistant.channel.voice.config.VoiceConfig;
import telecom.assistant.channel.voice.delivery.ManualTimers;
import telecom.assistant.channel.voice.delivery.Speech;

/** A node for tests of calls, with a fake Kafka that records events and rejects or holds them on demand. */
public final class VoiceTestNode {

    public final List<Envelope<?>> published = new ArrayList<>();
    public final ManualTimers timers = new ManualTimers();
    public final VoiceConfig config;
    public final Speech speech;
    public final MeterRegistry registry = new SimpleMeterRegistry();
    private final CallLegs legs;
    private final MessageLimits limits;
    private final Masking masking;
    private long nanoTime;
    private final CompletableFuture<Void> released = new CompletableFuture<>();
    private EventSink kafka = this::accept;

    public VoiceTestNode() {
        this(Map.of());
    }

    public VoiceTestNode(Map<String, String> settings) {
        SmallRyeConfig combined = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(VoiceConfig.class)
                .withMapping(SubscriberConfig.class)
                .withMapping(LimitConfig.class)
                .withMapping(MaskingConfig.class)
                // Tests fire all timers at once, so this one is off unless a test sets it.
                .withDefaultValue("assistant.voice.longest-call", "0s")
                .withDefaultValues(settings)
                .build();
        config = combined.getConfigMapping(VoiceConfig.class);
        SubscriberConfig subscribers = combined.getConfigMapping(SubscriberConfig.class);
        speech = new Speech(config, subscribers);
        limits = new MessageLimits(combined.getConfigMapping(LimitConfig.class), registry, () -> nanoTime);
        masking = new Masking(combined.getConfigMapping(MaskingConfig.class), () -> nanoTime);
        legs = new CallLegs(new SubscriberIdentity(subscribers), new NodePartition(19, 16));
    }

    public Calls calls() {
        return new Calls(legs, new CallNonces(config), dependencies());
    }

    CallDependencies dependencies() {
        return new CallDependencies(
                config, speech, registry, timers, () -> nanoTime, envelope -> kafka.publish(envelope), limits, masking);
    }

    CallLegs legs() {
        return legs;
    }

    /** Advances the clock by which speech is estimated. */
    public void advance(Duration time) {
        nanoTime += time.toNanos();
    }

    public void rejectEvents() {
        kafka = envelope -> Uni.createFrom().failure(new IllegalStateException("no brokers"));
    }

    public void acceptEvents() {
        kafka = this::accept;
    }

    /** Delays the publication of events until {@link #releaseEvents}. */
    void holdEvents() {
        kafka = envelope -> {
            published.add(envelope);
            return Uni.createFrom().completionStage(released);
        };
    }

    void releaseEvents() {
        released.complete(null);
    }

    public List<Event> events() {
        return published.stream().<Event>map(Envelope::event).toList();
    }

    /** The ids of the events, without the part that is unique to each connection. */
    public List<String> eventIds() {
        return published.stream()
                .map(envelope -> envelope.id().replaceFirst("/[0-9a-f-]{36}/", "/"))
                .toList();
    }

    private Uni<Void> accept(Envelope<?> envelope) {
        published.add(envelope);
        return Uni.createFrom().voidItem();
    }
}
