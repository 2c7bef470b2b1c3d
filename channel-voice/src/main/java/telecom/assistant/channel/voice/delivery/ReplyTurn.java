package telecom.assistant.channel.voice.delivery;

import java.util.UUID;
import telecom.assistant.channel.event.OutboundEvent;

/** The turn that words belong to. */
public record ReplyTurn(UUID conversation, long turn) {

    static ReplyTurn of(OutboundEvent event) {
        return new ReplyTurn(event.conversation(), event.turn());
    }
}
