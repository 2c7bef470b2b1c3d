package telecom.assistant.channel.voice;

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
import java.util.function.Function;
import telecom.assistant.channel.SubscriberConfig;
import telecom.assistant.channel.SubscriberIdentity;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.Event;
import telecom.assistant.channel.voice.delivery.ManualDelay;

/** A node's equipment with a Kafka that writes down what it gets, and refuses when told to. */
public final class TestEquipment {

    public final List<Envelope<?>> published = new ArrayList<>();
    public final ManualDelay delay = new ManualDelay();
    public final VoiceConfig config;
    public final Speech speech;
    final MeterRegistry meters = new SimpleMeterRegistry();
    public final VoiceMetrics metrics = new VoiceMetrics(meters);
    private final Legs legs;
    private long nanoTime;
    private final CompletableFuture<Void> released = new CompletableFuture<>();
    private Function<Envelope<?>, Uni<Void>> kafka = this::take;

    public TestEquipment() {
        this(Map.of());
    }

    public TestEquipment(Map<String, String> settings) {
        SmallRyeConfig settled = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(VoiceConfig.class)
                .withMapping(SubscriberConfig.class)
                .withDefaultValues(settings)
                .build();
        config = settled.getConfigMapping(VoiceConfig.class);
        SubscriberConfig subscribers = settled.getConfigMapping(SubscriberConfig.class);
        speech = new Speech(config, subscribers);
        legs = new Legs(new SubscriberIdentity(subscribers), 19, 16);
    }

    public Calls calls() {
        return new Calls(legs, equipment());
    }

    Equipment equipment() {
        return new Equipment(config, speech, metrics, delay, () -> nanoTime, envelope -> kafka.apply(envelope));
    }

    Legs legs() {
        return legs;
    }

    /** The time goes by. */
    public void passes(Duration time) {
        nanoTime += time.toNanos();
    }

    public void refuseEvents() {
        kafka = envelope -> Uni.createFrom().failure(new IllegalStateException("no brokers"));
    }

    public void takeEvents() {
        kafka = this::take;
    }

    /** Events count as published only when they are released. */
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

    public List<String> eventIds() {
        return published.stream().map(Envelope::id).toList();
    }

    private Uni<Void> take(Envelope<?> envelope) {
        published.add(envelope);
        return Uni.createFrom().voidItem();
    }
}
