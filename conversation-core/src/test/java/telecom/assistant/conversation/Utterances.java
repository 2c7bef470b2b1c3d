package telecom.assistant.conversation;

import java.time.Instant;
import java.util.UUID;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.Role;

/** Utterances for tests. */
final class Utterances {

    private Utterances() {}

    static UtteranceRecord of(String text) {
        Route route = new Route(Channel.VOICE, "leg", null, null, null);
        return UtteranceRecord.of(UUID.randomUUID(), 1, Role.ASSISTANT, route, text, "en", Instant.EPOCH);
    }
}
