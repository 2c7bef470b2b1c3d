package telecom.assistant.channel.web.delivery;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.event.OutboundEvent.LegQueried;
import telecom.assistant.channel.event.OutboundEvent.Notice;
import telecom.assistant.channel.event.OutboundEvent.ReplyCancelled;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.channel.event.OutboundEvent.ReplyDelta;
import telecom.assistant.channel.event.OutboundEvent.ReplyStarted;
import telecom.assistant.channel.event.OutboundEvent.TransferRequested;
import telecom.assistant.channel.flow.DeliveryOutcome;
import telecom.assistant.channel.web.activity.BotActivities;
import telecom.assistant.channel.web.config.WebConfig;
import telecom.assistant.store.web.WebActivityStore;
import telecom.assistant.store.web.WebConversationStore;
import telecom.assistant.store.web.WebFence;

/**
 * Delivers the engine's events to the clients. Whole replies, notices and hand-offs are stored and then sent, once for
 * each id; partial replies are only shown. Events that a later turn has overtaken are left out, even after a restart.
 * The events of one conversation keep their order, and conversations do not wait for each other.
 */
@ApplicationScoped
public class ReplyDelivery {

    private static final Logger LOG = Logger.getLogger(ReplyDelivery.class);

    private final WebLegs legs;
    private final WebConversationStore conversations;
    private final WebActivityStore storedActivities;
    private final StoredDelivery stored;
    private final BotActivities activities;
    private final WebConfig.Delivery config;

    ReplyDelivery(
            WebLegs legs,
            WebConversationStore conversations,
            WebActivityStore storedActivities,
            StoredDelivery stored,
            BotActivities activities,
            WebConfig config) {
        this.legs = legs;
        this.conversations = conversations;
        this.storedActivities = storedActivities;
        this.stored = stored;
        this.activities = activities;
        this.config = config.delivery();
    }

    /** Delivers an event; fails when the store has not accepted it within {@code assistant.web.delivery.retry-for}. */
    public Uni<DeliveryOutcome> deliver(OutboundEvent event) {
        WebLeg leg = legs.of(event.route().leg());
        if (event instanceof ReplyDelta && leg.deliveries().waiting() >= config.legQueue()) {
            return now(DeliveryOutcome.SKIPPED);
        }
        // Counted from now, so that waits within a conversation do not add up while the store is down.
        long until = Retries.deadline(config.retryFor());
        return leg.deliveries().run(() -> Retries.until(until, () -> attempt(leg, event)));
    }

    private Uni<DeliveryOutcome> attempt(WebLeg leg, OutboundEvent event) {
        return load(leg, event.route().leg())
                .flatMap(exists -> exists ? deliver(leg, event) : now(DeliveryOutcome.NO_SUCH_LEG))
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "delivery will be retried conversation=%s turn=%d channel=web leg=%s cause=%s",
                        event.conversation(),
                        event.turn(),
                        event.route().leg(),
                        failure.getClass().getSimpleName()));
    }

    private Uni<DeliveryOutcome> deliver(WebLeg leg, OutboundEvent event) {
        Step step = new Step(leg);
        return leg.fence().admit(event) ? event.handle(step) : now(step.overtaken(event));
    }

    /**
     * Loads the stored state of the leg unless it is loaded already; returns false when there is no such conversation.
     */
    private Uni<Boolean> load(WebLeg leg, String conversation) {
        if (leg.isLoaded()) {
            return Uni.createFrom().item(true);
        }
        return conversations
                .find(conversation)
                .flatMap(found -> found.isEmpty()
                        ? Uni.createFrom().item(false)
                        : storedActivities
                                .latestIds(conversation, WebLeg.REMEMBERED)
                                .invoke(ids -> leg.load(found.get(), ids))
                                .replaceWith(true));
    }

    private static Uni<DeliveryOutcome> now(DeliveryOutcome outcome) {
        return Uni.createFrom().item(outcome);
    }

    /**
     * Delivers each kind of event in its conversation, once the fence has admitted it. Partial replies are not stored:
     * a client that misses them gets the whole reply.
     */
    private final class Step implements OutboundEvent.Handler<Uni<DeliveryOutcome>> {

        private final WebLeg leg;

        Step(WebLeg leg) {
            this.leg = leg;
        }

        @Override
        public Uni<DeliveryOutcome> on(ReplyStarted event) {
            if (leg.isDelivered(event.replyId())) {
                return now(DeliveryOutcome.DUPLICATE);
            }
            leg.streaming(event.replyId());
            leg.show(activities.started(event, leg.positionAfterStored()));
            return now(DeliveryOutcome.DELIVERED);
        }

        @Override
        public Uni<DeliveryOutcome> on(ReplyDelta event) {
            if (leg.isDelivered(event.replyId())) {
                return now(DeliveryOutcome.DUPLICATE);
            }
            StreamedReply reply = leg.streaming(event.replyId());
            if (!reply.add(event)) {
                return now(DeliveryOutcome.SKIPPED);
            }
            leg.show(activities.partial(event, reply.text(), reply.nextSequence(), leg.positionAfterStored()));
            return now(DeliveryOutcome.DELIVERED);
        }

        @Override
        public Uni<DeliveryOutcome> on(ReplyCompleted event) {
            return stored.appendReply(leg, event, activities.message(event)).invoke(outcome -> {
                if (outcome == DeliveryOutcome.OVERTAKEN) {
                    overtaken(event);
                } else {
                    leg.endStreaming(event.replyId());
                }
            });
        }

        @Override
        public Uni<DeliveryOutcome> on(ReplyCancelled event) {
            withdraw(event, event.replyId());
            return conversations
                    .raise(event.route().leg(), new WebFence(event.conversation(), event.epoch(), event.turn() + 1))
                    .replaceWith(DeliveryOutcome.DELIVERED);
        }

        @Override
        public Uni<DeliveryOutcome> on(TransferRequested event) {
            return stored.append(leg, event, activities.handoffInitiated(event));
        }

        @Override
        public Uni<DeliveryOutcome> on(LegQueried event) {
            return Uni.createFrom().item(DeliveryOutcome.SKIPPED);
        }

        /** An agent's arrival and departure are also sent as the hand-off events that Bot Framework clients know. */
        @Override
        public Uni<DeliveryOutcome> on(Notice event) {
            Uni<?> status =
                    switch (event.kind()) {
                        case AGENT_JOINED -> handoffStatus(event, "accepted");
                        case AGENT_LEFT -> handoffStatus(event, "completed");
                        case GREETING, APOLOGY, WAITING, SILENCE, TEXT_MESSAGE ->
                            Uni.createFrom().voidItem();
                    };
            return status.chain(() -> stored.append(leg, event, activities.message(event)));
        }

        private DeliveryOutcome overtaken(OutboundEvent event) {
            if (event instanceof ReplyCompleted reply) {
                withdraw(reply, reply.replyId());
            }
            return DeliveryOutcome.OVERTAKEN;
        }

        /** Removes the shown part of a reply that will never be completed. */
        private void withdraw(OutboundEvent event, UUID replyId) {
            if (leg.endStreaming(replyId)) {
                leg.show(activities.withdrawn(event, replyId, leg.positionAfterStored()));
            }
        }

        private Uni<DeliveryOutcome> handoffStatus(Notice event, String state) {
            return stored.append(leg, event, activities.handoffStatus(event, state));
        }
    }
}
