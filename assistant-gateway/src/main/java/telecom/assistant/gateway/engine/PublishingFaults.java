package telecom.assistant.gateway.engine;

import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.faultinjection.FaultInjection;
import telecom.assistant.channel.faultinjection.StopPoint;
import telecom.assistant.conversation.turn.Effect;

/**
 * Injects faults before and after one conversation's events are sent, for {@code ./bench faults}; otherwise does
 * nothing. Thread-safe.
 */
final class PublishingFaults {

    private final FaultInjection faults;
    private volatile boolean afterCut;

    PublishingFaults(FaultInjection faults) {
        this.faults = faults;
    }

    /** Called when everything that the event depends on is stored. */
    void beforeSending(OutboundEvent event) {
        if (event instanceof OutboundEvent.ReplyCompleted) {
            faults.reached(StopPoint.REPLY_STORED);
        } else if (event instanceof OutboundEvent.ReplyCancelled) {
            faults.reached(StopPoint.CUT_STORED);
        }
    }

    /** Called when Kafka has the event. */
    void sent(OutboundEvent event) {
        if (event instanceof OutboundEvent.ReplyCompleted) {
            afterCut = false;
            faults.reached(StopPoint.REPLY_SENT);
        } else if (event instanceof OutboundEvent.ReplyCancelled) {
            afterCut = true;
            faults.reached(StopPoint.CANCEL_SENT);
        } else if (event instanceof OutboundEvent.ReplyDelta piece && piece.seq() == 1) {
            firstPieceSent();
        }
    }

    private void firstPieceSent() {
        faults.reached(StopPoint.FIRST_PIECE_SENT);
        if (afterCut) {
            afterCut = false;
            faults.reached(StopPoint.PIECE_AFTER_CUT_SENT);
        }
    }

    /** Whether an event is to be sent without waiting for earlier effects, in order to break a rule on purpose. */
    boolean isPremature(Effect.InOrder effect) {
        return effect instanceof Effect.Publish publish
                && switch (faults.brokenRule()) {
                    case EARLY_PIECES -> !publish.awaited();
                    case EARLY_CANCEL -> publish.event() instanceof OutboundEvent.ReplyCancelled;
                    case NONE, LATE_SETTLE -> false;
                };
    }
}
