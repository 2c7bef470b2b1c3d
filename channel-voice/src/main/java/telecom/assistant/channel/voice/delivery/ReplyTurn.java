package telecom.assistant.channel.voice.delivery;

import java.util.UUID;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.flow.TurnFence;

/** The turn to which a reply belongs. */
public record ReplyTurn(UUID conversation, long turn) {

    static ReplyTurn of(OutboundEvent event) {
        return new ReplyTurn(event.conversation(), event.turn());
    }

    boolean isOver(TurnFence fence) {
        return fence.isOver(conversation, turn);
    }
}
