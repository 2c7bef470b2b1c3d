package telecom.assistant.gateway.classification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.conversation.turn.Context;

/** A conversation for tests, turn by turn. */
final class Talk {

    private final List<UtteranceRecord> said = new ArrayList<>();
    private long turn;

    /** The subscriber begins a turn. */
    Talk says(String text) {
        turn++;
        return adds(text);
    }

    /** The subscriber adds something to the turn. */
    Talk adds(String text) {
        return put(Role.SUBSCRIBER, text, UtteranceState.COMPLETE);
    }

    /** The subscriber hears an answer, which is then stored in the given state. */
    Talk hears(UtteranceState state) {
        return put(Role.ASSISTANT, "답변이에요.", state);
    }

    Context context() {
        return new Context(null, said);
    }

    private Talk put(Role role, String text, UtteranceState state) {
        said.add(new UtteranceRecord(
                UUID.randomUUID(), turn, role, null, Channel.WEB, "leg", text, "ko", state, Instant.now(), null, null));
        return this;
    }
}
