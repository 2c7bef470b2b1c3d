package telecom.assistant.channel.web.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import telecom.assistant.channel.event.DeliveryStatus;
import telecom.assistant.channel.event.InboundEvent.DeliveryReported;
import telecom.assistant.channel.web.WebConfig;
import telecom.assistant.channel.web.WebNode;
import telecom.assistant.store.web.UnseenReply;
import telecom.assistant.store.web.WebConversation;

/**
 * Tells the engine of replies that no client was there to be sent for {@code assistant.web.delivery.unseen-after}, and of
 * those among them that a client has been sent later. Nothing is told of others. What is known is in the store, so any
 * node tells it. A node that dies in between leaves it to another, so the same may be told twice, as the same event; what
 * is told last is what is true. Safe for use by many threads.
 */
@ApplicationScoped
public class UnseenReplies {

    private static final Logger LOG = Logger.getLogger(UnseenReplies.class);
    private static final String NO_STREAM = "no stream";
    private static final int REPORTED_AT_A_TIME = 500;
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final ActivityLog log;
    private final Inbound inbound;
    private final WebNode node;
    private final WebConfig.Delivery config;
    private final MeterRegistry metrics;
    private Cancellable sweeping = () -> {};

    UnseenReplies(ActivityLog log, Inbound inbound, WebNode node, WebConfig config, MeterRegistry metrics) {
        this.log = log;
        this.inbound = inbound;
        this.node = node;
        this.config = config.delivery();
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent event) {
        if (node.servesWeb()) {
            Duration half = config.unseenAfter().dividedBy(2);
            Duration interval = half.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : half;
            sweeping = Sweep.every(interval, "unseen replies not reported", this::reportOverdue);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        sweeping.cancel();
    }

    /** Reports the replies that have been unseen for too long. */
    Uni<Void> reportOverdue() {
        return log.claimUnseen(config.unseenAfter(), config.retryFor().multipliedBy(2), REPORTED_AT_A_TIME)
                .flatMap(replies -> each(replies, this::reportUnseen));
    }

    private Uni<Void> reportUnseen(UnseenReply reply) {
        return report(reply, DeliveryStatus.FAILED, NO_STREAM)
                .chain(() -> log.toldUnseen(reply))
                .chain(still -> still ? done() : report(reply, DeliveryStatus.DELIVERED, null))
                .onFailure()
                .recoverWithUni(failure -> log.releaseUnseen(reply));
    }

    /** A client has been sent what comes after one place, up to another. */
    public void seen(String conversation, long after, long upTo) {
        persistently(() -> log.seen(conversation, after, upTo))
                .flatMap(replies -> each(replies, reply -> report(reply, DeliveryStatus.DELIVERED, null)))
                .subscribe()
                .with(
                        told -> {},
                        failure -> LOG.warnf(
                                "not noted as seen channel=web leg=%s cause=%s",
                                conversation, failure.getClass().getSimpleName()));
    }

    private static Uni<Void> each(List<UnseenReply> replies, Report report) {
        return Multi.createFrom()
                .iterable(replies)
                .onItem()
                .transformToUniAndConcatenate(report::of)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> report(UnseenReply reply, DeliveryStatus status, String detail) {
        return log.find(reply.webConversation())
                .flatMap(found -> found.map(conversation -> publish(conversation, reply, status, detail))
                        .orElseGet(UnseenReplies::done));
    }

    private Uni<Void> publish(WebConversation conversation, UnseenReply reply, DeliveryStatus status, String detail) {
        DeliveryReported event = new DeliveryReported(
                LegRoute.of(conversation, node), reply.conversation(), reply.turn(), reply.replyId(), status, detail);
        return persistently(() -> inbound.publish(
                        "web-delivery-" + reply.replyId() + "-" + status, conversation.subscriber(), event))
                .invoke(() -> count(status));
    }

    private <T> Uni<T> persistently(Supplier<Uni<? extends T>> step) {
        return Uni.createFrom()
                .deferred(step)
                .onFailure()
                .retry()
                .withBackOff(SHORTEST_PAUSE, LONGEST_PAUSE)
                .expireIn(config.retryFor().toMillis());
    }

    private static Uni<Void> done() {
        return Uni.createFrom().voidItem();
    }

    private void count(DeliveryStatus status) {
        String outcome = status == DeliveryStatus.FAILED ? "reported" : "seen-later";
        metrics.counter("assistant.web.replies.unseen", "outcome", outcome).increment();
    }

    @FunctionalInterface
    private interface Report {
        Uni<Void> of(UnseenReply reply);
    }
}
