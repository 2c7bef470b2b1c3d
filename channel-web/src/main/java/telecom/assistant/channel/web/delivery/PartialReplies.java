package telecom.assistant.channel.web.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.event.OutboundEvent.ReplyDelta;
import telecom.assistant.channel.event.OutboundEvent.ReplyStarted;
import telecom.assistant.channel.web.activity.BotActivities;

/**
 * Shows replies while they are being told. Nothing of it is stored: a client that misses it gets the whole reply. To be
 * used from within a leg's lane.
 */
@ApplicationScoped
class PartialReplies {

    private final BotActivities activities;

    PartialReplies(BotActivities activities) {
        this.activities = activities;
    }

    Delivered start(Leg leg, ReplyStarted event) {
        if (leg.isDelivered(event.replyId())) {
            return Delivered.DUPLICATE;
        }
        if (!leg.fence().admit(event.conversation(), event.epoch(), event.turn())) {
            return Delivered.OVERTAKEN;
        }
        leg.streaming(event.replyId());
        leg.show(activities.started(event));
        return Delivered.SHOWN;
    }

    Delivered tell(Leg leg, ReplyDelta event) {
        if (leg.isDelivered(event.replyId())) {
            return Delivered.DUPLICATE;
        }
        if (!leg.fence().admit(event.conversation(), event.epoch(), event.turn())) {
            return Delivered.OVERTAKEN;
        }
        StreamedReply reply = leg.streaming(event.replyId());
        if (!reply.add(event)) {
            return Delivered.SKIPPED;
        }
        leg.show(activities.partial(event, reply.text(), reply.nextSequence()));
        return Delivered.SHOWN;
    }

    /** The reply is whole now, and has replaced what was shown of it. */
    void end(Leg leg, UUID replyId) {
        leg.endStreaming(replyId);
    }

    /** The reply will never be whole: what was shown of it disappears. */
    void withdraw(Leg leg, OutboundEvent event, UUID replyId) {
        if (leg.endStreaming(replyId)) {
            leg.show(activities.withdrawn(event, replyId));
        }
    }
}
