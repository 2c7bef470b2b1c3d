package telecom.assistant.channel.web.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import telecom.assistant.channel.event.OutboundEvent.ReplyDelta;
import telecom.assistant.channel.event.OutboundEvent.ReplyStarted;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.flow.DeliveryOutcome;
import telecom.assistant.channel.web.activity.BotActivities;

/**
 * Shows replies while they are streamed. None of it is stored: a client that misses it gets the whole reply. To be used
 * only in steps of a leg's queue.
 */
@ApplicationScoped
class PartialReplies {

    private final BotActivities activities;

    PartialReplies(BotActivities activities) {
        this.activities = activities;
    }

    DeliveryOutcome start(WebLeg leg, ReplyStarted event) {
        if (leg.isDelivered(event.replyId())) {
            return DeliveryOutcome.DUPLICATE;
        }
        if (!leg.fence().admit(event)) {
            return DeliveryOutcome.OVERTAKEN;
        }
        leg.streaming(event.replyId());
        leg.show(activities.started(event));
        return DeliveryOutcome.DELIVERED;
    }

    DeliveryOutcome add(WebLeg leg, ReplyDelta event) {
        if (leg.isDelivered(event.replyId())) {
            return DeliveryOutcome.DUPLICATE;
        }
        if (!leg.fence().admit(event)) {
            return DeliveryOutcome.OVERTAKEN;
        }
        StreamedReply reply = leg.streaming(event.replyId());
        if (!reply.add(event)) {
            return DeliveryOutcome.SKIPPED;
        }
        leg.show(activities.partial(event, reply.text(), reply.nextSequence()));
        return DeliveryOutcome.DELIVERED;
    }

    /** The reply will never be whole: makes what was shown of it disappear. */
    void withdraw(WebLeg leg, OutboundEvent event, UUID replyId) {
        if (leg.endStreaming(replyId)) {
            leg.show(activities.withdrawn(event, replyId));
        }
    }
}
