package telecom.assistant.gateway.prompt;

import java.time.Instant;
import java.util.UUID;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.store.conversation.UtteranceRecord;

/** Utterances for tests. */
final class Said {

    private Said() {}

    static UtteranceRecord by(Role role, Channel channel, String text) {
        return inTurn(1, role, channel, text);
    }

    static UtteranceRecord inTurn(long turn, Role role, Channel channel, String text) {
        return new UtteranceRecord(
                UUID.randomUUID(),
                turn,
                role,
                role == Role.AGENT ? "지우" : null,
                channel,
                "leg",
                text,
                "ko",
                UtteranceState.COMPLETE,
                Instant.now());
    }
}
