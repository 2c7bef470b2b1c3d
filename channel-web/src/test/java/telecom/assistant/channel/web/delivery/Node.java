package telecom.assistant.channel.web.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import telecom.assistant.channel.NodeRoles;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.web.Fixtures;
import telecom.assistant.channel.web.WebConfig;
import telecom.assistant.channel.web.WebNode;
import telecom.assistant.channel.web.activity.BotActivities;

/** The delivery side of one process, on a log that outlives it. A second one on the same log is the process restarted. */
final class Node implements AutoCloseable {

    record Published(String id, InboundEvent event) {}

    /** Bytes that may wait for a client. */
    static final int OUTSTANDING = 16_384;

    final List<Published> published = new CopyOnWriteArrayList<>();
    final Delivery delivery;
    final Intake intake;
    final Streams streams;
    final Legs legs;
    final UnseenReplies unseen;
    final MeterRegistry meters = new SimpleMeterRegistry();
    private final CatchUp catchUp;
    private final Vertx vertx = Vertx.vertx();
    private boolean kafkaDown;
    private volatile Runnable afterNextEvent = () -> {};

    Node(FakeLog log) {
        this(log, Duration.ofHours(1));
    }

    /** @param catchUpInterval how often it looks for what other nodes have stored */
    Node(FakeLog log, Duration catchUpInterval) {
        WebConfig config = Fixtures.config(Map.of(
                "assistant.web.delivery.leg-queue",
                "3",
                "assistant.web.delivery.retry-for",
                "500ms",
                "assistant.web.stream.outstanding",
                Integer.toString(OUTSTANDING),
                "assistant.web.stream.catch-up",
                catchUpInterval.toString(),
                "assistant.web.delivery.unseen-after",
                "0s"));
        WebNode node = new WebNode(new NodeRoles(List.of("web")), 18, 16);
        legs = new Legs(config, vertx);
        BotActivities activities = new BotActivities(config);
        intake = new Intake(legs, log, this::publish, node, config, Fixtures.subscribers());
        catchUp = new CatchUp(log, config);
        unseen = new UnseenReplies(log, this::publish, node, config, meters);
        delivery = new Delivery(legs, log, new PartialReplies(activities), activities, unseen, config);
        streams = new Streams(legs, log, node, config, catchUp, unseen, meters);
    }

    /** Does something once, after the next event is published and before its publisher knows. */
    void afterNextEvent(Runnable action) {
        afterNextEvent = action;
    }

    void stopKafka() {
        kafkaDown = true;
    }

    void startKafka() {
        kafkaDown = false;
    }

    FakeClient connect(String conversation, long watermark) {
        FakeClient client = new FakeClient();
        await(streams.attach(conversation, client, OptionalLong.of(watermark)));
        return client;
    }

    static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(5));
    }

    private Uni<Void> publish(String id, SubscriberId subscriber, InboundEvent event) {
        if (kafkaDown) {
            return Uni.createFrom().failure(new IllegalStateException("no broker"));
        }
        return Uni.createFrom().voidItem().invoke(() -> {
            published.add(new Published(id, event));
            Runnable action = afterNextEvent;
            afterNextEvent = () -> {};
            action.run();
        });
    }

    @Override
    public void close() {
        legs.close();
        catchUp.close();
        await(Uni.createFrom().completionStage(vertx.close().toCompletionStage()));
    }
}
