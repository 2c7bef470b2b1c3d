package telecom.assistant.gateway.evaluation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.conversation.Summary;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.store.conversation.RecordedConversation;

/** A conversation that a test records utterance by utterance. */
final class Recording {

    static final Instant NOON = Instant.parse("2026-01-22T12:00:00Z");

    private static final Route ROUTE = new Route(Channel.WEB, "leg", null, null, null);

    private final UUID id = Ids.timeOrdered();
    private final List<UtteranceRecord> said = new ArrayList<>();
    private Summary summary;

    Recording asked(long turn, String text) {
        return said(turn, Role.SUBSCRIBER, text, UtteranceState.COMPLETE);
    }

    Recording answered(long turn, String text) {
        return said(turn, Role.ASSISTANT, text, UtteranceState.COMPLETE);
    }

    Recording said(long turn, Role role, String text, UtteranceState state) {
        String author = role == Role.AGENT ? "지우" : null;
        said.add(UtteranceRecord.of(UUID.randomUUID(), turn, role, ROUTE, text, "ko", NOON.plusSeconds(turn))
                .by(author)
                .as(state));
        return this;
    }

    Recording summarizedBy(String text, long throughTurn) {
        summary = new Summary(text, throughTurn);
        return this;
    }

    UUID id() {
        return id;
    }

    RecordedConversation end() {
        return new RecordedConversation(id, NOON, summary, said);
    }
}
