package telecom.assistant.channel.web.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import telecom.assistant.channel.NodePartition;
import telecom.assistant.channel.SubscriberIdentity;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.flow.Periodic;
import telecom.assistant.channel.flow.VertxTimers;
import telecom.assistant.channel.limit.MessageLimits;
import telecom.assistant.channel.web.WebFixtures;
import telecom.assistant.channel.web.activity.BotActivities;
import telecom.assistant.channel.web.config.WebConfig;
import telecom.assistant.channel.web.inbound.Intake;
import telecom.assistant.store.knowledge.RecordedRatings;
import telecom.assistant.store.web.MemoryWebStores;

/**
 * The channel in one process, on stores that outlive it. A second node on the same stores stands for a restarted
 * process.
 */
public final class WebTestNode implements AutoCloseable {

    static final Duration LIMIT = Duration.ofSeconds(5);

    /** The most bytes that may wait to be sent to a client. */
    static final int MAX_OUTSTANDING_BYTES = 16_384;

    public final List<Envelope<?>> published = new CopyOnWriteArrayList<>();
    public final RecordedRatings ratings = new RecordedRatings();
    public final Intake intake;
    final ReplyDelivery delivery;
    final LiveStreams streams;
    final UnseenReplies unseen;
    final MeterRegistry meters = new SimpleMeterRegistry();
    private final WebLegs legs;
    private final Cancellable catchingUp;
    private final Vertx vertx = Vertx.vertx();
    private boolean kafkaDown;
    private volatile Runnable afterNextEvent = () -> {};

    public WebTestNode(MemoryWebStores stores) {
        this(stores, Duration.ofHours(1));
    }

    /** @param catchUpInterval how often the node compares its streams with the stores */
    WebTestNode(MemoryWebStores stores, Duration catchUpInterval) {
        WebConfig config = WebFixtures.config(Map.of(
                "assistant.web.delivery.leg-queue",
                "3",
                "assistant.web.delivery.retry-for",
                "500ms",
                "assistant.web.stream.outstanding",
                Integer.toString(MAX_OUTSTANDING_BYTES),
                "assistant.web.stream.catch-up",
                catchUpInterval.toString(),
                "assistant.web.delivery.unseen-after",
                "0s"));
        NodePartition partition = new NodePartition(18, 16);
        legs = new WebLegs(config);
        BotActivities activities = new BotActivities(config);
        WebRoutes routes = new WebRoutes(new SubscriberIdentity(WebFixtures.subscribers()), partition);
        intake = new Intake(
                legs,
                stores.conversations,
                stores.activities,
                ratings,
                this::publish,
                routes,
                config,
                WebFixtures.subscribers(),
                new MessageLimits(WebFixtures.limits(Map.of()), meters),
                activities);
        unseen = new UnseenReplies(stores.unseen, stores.conversations, this::publish, routes, config, meters);
        delivery = new ReplyDelivery(
                legs,
                stores.conversations,
                stores.activities,
                new StoredDelivery(stores.activities, unseen, config),
                activities,
                config);
        streams = new LiveStreams(legs, stores.conversations, stores.activities, partition, config, unseen, meters);
        catchingUp = Periodic.every(
                config.stream().catchUp(), new VertxTimers(vertx), "streams not compared", streams::catchUp);
    }

    /** Runs an action once, after the next event is published and before its publisher is notified. */
    void afterNextEvent(Runnable action) {
        afterNextEvent = action;
    }

    public void stopKafka() {
        kafkaDown = true;
    }

    public void startKafka() {
        kafkaDown = false;
    }

    public FakeClient connect(String conversation, long watermark) {
        FakeClient client = new FakeClient();
        await(streams.attach(conversation, client, OptionalLong.of(watermark)));
        return client;
    }

    public static <T> T await(Uni<T> uni) {
        return uni.await().atMost(LIMIT);
    }

    private Uni<Void> publish(Envelope<?> envelope) {
        if (kafkaDown) {
            return Uni.createFrom().failure(new IllegalStateException("no broker"));
        }
        return Uni.createFrom().voidItem().invoke(() -> {
            published.add(envelope);
            Runnable action = afterNextEvent;
            afterNextEvent = () -> {};
            action.run();
        });
    }

    @Override
    public void close() {
        catchingUp.cancel();
        await(Uni.createFrom().completionStage(vertx.close().toCompletionStage()));
    }
}
