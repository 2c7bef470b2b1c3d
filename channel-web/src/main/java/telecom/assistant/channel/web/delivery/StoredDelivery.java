package telecom.assistant.channel.web.delivery;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.channel.flow.DeliveryOutcome;
import telecom.assistant.channel.web.activity.BotActivity;
import telecom.assistant.channel.web.config.WebConfig;
import telecom.assistant.store.web.Appended;
import telecom.assistant.store.web.WebActivity;
import telecom.assistant.store.web.WebActivityStore;
import telecom.assistant.store.web.WebFence;

/**
 * Stores activities and then sends them to the client, if there is one. Records the replies that found no connected
 * client ({@link UnseenReplies}). An answer is stored after the question. Must be used only in steps of a leg's {@link
 * WebLeg#deliveries}, and only for events that the leg's fence has admitted.
 */
@ApplicationScoped
class StoredDelivery {

    private final WebActivityStore activities;
    private final UnseenReplies unseen;
    private final Duration patience;

    StoredDelivery(WebActivityStore activities, UnseenReplies unseen, WebConfig config) {
        this.activities = activities;
        this.unseen = unseen;
        this.patience = config.delivery().retryFor();
    }

    Uni<DeliveryOutcome> append(WebLeg leg, OutboundEvent event, BotActivity activity) {
        return leg.intakeStored()
                .chain(() -> activities.append(event.route().leg(), activity.id(), activity.json(), fence(event)))
                .map(appended -> {
                    send(leg, activity, appended);
                    return outcome(appended);
                });
    }

    Uni<DeliveryOutcome> appendReply(WebLeg leg, ReplyCompleted event, BotActivity activity) {
        boolean attended = !leg.isUnattended();
        return leg.intakeStored()
                .chain(() ->
                        activities.append(event.route().leg(), activity.id(), activity.json(), fence(event), !attended))
                .flatMap(appended -> {
                    boolean sent = send(leg, activity, appended);
                    DeliveryOutcome outcome = outcome(appended);
                    if (outcome == DeliveryOutcome.DELIVERED && attended && !sent) {
                        return noteUnseen(leg, event, appended.seq()).replaceWith(outcome);
                    }
                    if (outcome == DeliveryOutcome.DUPLICATE || (outcome == DeliveryOutcome.DELIVERED && !attended)) {
                        markSeenIfSent(leg, event, appended.seq());
                    }
                    return Uni.createFrom().item(outcome);
                });
    }

    /**
     * Also sends an activity that an earlier attempt has stored, because a time-out may have hidden that attempt's
     * success. The stream sends it only once.
     */
    private static boolean send(WebLeg leg, BotActivity activity, Appended appended) {
        return appended.outcome() != Appended.Outcome.REFUSED
                && leg.push(activity.id(), new WebActivity(appended.seq(), activity.json()));
    }

    private static DeliveryOutcome outcome(Appended appended) {
        return switch (appended.outcome()) {
            case STORED -> DeliveryOutcome.DELIVERED;
            case KNOWN -> DeliveryOutcome.DUPLICATE;
            case REFUSED -> DeliveryOutcome.OVERTAKEN;
        };
    }

    /**
     * Has its own retries, because a repeated delivery would find the reply stored and could not know that no client
     * saw it.
     */
    private Uni<Void> noteUnseen(WebLeg leg, ReplyCompleted event, long seq) {
        long until = Retries.deadline(patience);
        return Retries.<Void>until(until, () -> unseen.note(event.route().leg(), seq, fence(event)))
                .invoke(() -> markSeenIfSent(leg, event, seq));
    }

    /** Withdraws the note if a client connected, or caught up, while it was being written. */
    private void markSeenIfSent(WebLeg leg, ReplyCompleted event, long seq) {
        if (leg.hasSent(seq)) {
            unseen.markSeen(event.route().leg(), seq - 1, seq);
        }
    }

    private static WebFence fence(OutboundEvent event) {
        return new WebFence(event.conversation(), event.epoch(), event.turn());
    }
}
