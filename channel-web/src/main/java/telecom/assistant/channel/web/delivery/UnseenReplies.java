package telecom.assistant.channel.web.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.DeliveryStatus;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.EventSink;
import telecom.assistant.channel.event.InboundEvent.DeliveryReported;
import telecom.assistant.channel.event.Undelivered.Reason;
import telecom.assistant.channel.web.config.WebConfig;
import telecom.assistant.store.web.UnseenReply;
import telecom.assistant.store.web.UnseenReplyStore;
import telecom.assistant.store.web.WebConversation;
import telecom.assistant.store.web.WebConversationStore;
import telecom.assistant.store.web.WebFence;

/**
 * Reports to the engine which replies reached no client within {@code assistant.web.delivery.unseen-after}, and which
 * of them were sent to a client later. Other replies are not reported. All state is in the store, so any node may
 * report. If a node dies midway, another node does the rest, and may publish a report again, under the same event id.
 * The last report on a reply is the valid one. Thread-safe.
 */
@ApplicationScoped
public class UnseenReplies {

    private static final Logger LOG = Logger.getLogger(UnseenReplies.class);
    private static final int REPORTED_AT_A_TIME = 500;

    private final UnseenReplyStore store;
    private final WebConversationStore conversations;
    private final EventSink events;
    private final WebRoutes routes;
    private final WebConfig.Delivery config;
    private final MeterRegistry registry;

    UnseenReplies(
            UnseenReplyStore store,
            WebConversationStore conversations,
            EventSink events,
            WebRoutes routes,
            WebConfig config,
            MeterRegistry registry) {
        this.store = store;
        this.conversations = conversations;
        this.routes = routes;
        this.config = config.delivery();
        this.events = events.within(this.config.acceptTimeout());
        this.registry = registry;
    }

    /** Reports the replies that have been unseen for too long. */
    Uni<Void> reportOverdue() {
        return store.claim(config.unseenAfter(), config.retryFor().multipliedBy(2), REPORTED_AT_A_TIME)
                .flatMap(replies -> each(replies, this::reportUnseen));
    }

    private Uni<Void> reportUnseen(UnseenReply reply) {
        return report(reply, DeliveryStatus.FAILED)
                .chain(() -> store.markReported(reply))
                .chain(stillUnseen -> stillUnseen ? done() : report(reply, DeliveryStatus.DELIVERED))
                .onFailure()
                .recoverWithUni(failure -> store.release(reply));
    }

    /** Records that a stored reply has not reached a client after all. */
    Uni<Void> note(String conversation, long seq, WebFence turn) {
        return store.note(conversation, seq, turn);
    }

    /** Records that the activities whose seq is above {@code after}, up to {@code upTo}, have been sent to a client. */
    public void markSeen(String conversation, long after, long upTo) {
        Retries.until(Retries.deadline(config.retryFor()), () -> store.seen(conversation, after, upTo))
                .flatMap(replies -> each(replies, reply -> report(reply, DeliveryStatus.DELIVERED)))
                .subscribe()
                .with(
                        reported -> {},
                        failure -> LOG.warnf(
                                "replies not marked as seen channel=web leg=%s cause=%s",
                                conversation, failure.getClass().getSimpleName()));
    }

    private static Uni<Void> each(List<UnseenReply> replies, Function<UnseenReply, Uni<Void>> report) {
        return Multi.createFrom()
                .iterable(replies)
                .onItem()
                .transformToUniAndConcatenate(reply -> report.apply(reply))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> report(UnseenReply reply, DeliveryStatus status) {
        return conversations.find(reply.webConversation()).flatMap(found -> found.map(
                        conversation -> publish(conversation, reply, status))
                .orElseGet(UnseenReplies::done));
    }

    private Uni<Void> publish(WebConversation conversation, UnseenReply reply, DeliveryStatus status) {
        Route route = routes.to(conversation);
        Reason reason = status == DeliveryStatus.FAILED ? Reason.NOBODY_THERE : null;
        DeliveryReported event =
                new DeliveryReported(route, reply.conversation(), reply.turn(), reply.replyId(), status, reason, null);
        String id = "web-delivery-" + reply.replyId() + "-" + status;
        Envelope<?> envelope = Envelope.inbound(id, conversation.subscriber(), event);
        return Retries.<Void>until(Retries.deadline(config.retryFor()), () -> events.publish(envelope))
                .invoke(() -> count(status));
    }

    private static Uni<Void> done() {
        return Uni.createFrom().voidItem();
    }

    private void count(DeliveryStatus status) {
        String outcome = status == DeliveryStatus.FAILED ? "reported" : "seen-later";
        registry.counter("assistant.web.replies.unseen", "outcome", outcome).increment();
    }
}
