package telecom.assistant.conversation.turn;

import java.util.UUID;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.event.OutboundEvent.NoticeKind;
import telecom.assistant.channel.event.Role;
import telecom.assistant.conversation.Phrase;
import telecom.assistant.conversation.UtteranceFacts;
import telecom.assistant.conversation.UtteranceRecord;

/** What the system itself says in a conversation. */
final class NoticeRules {

    private final Step step;

    NoticeRules(Step step) {
        this.step = step;
    }

    /** The id of the notice that an event is answered with; the same whenever it is taken again. */
    static UUID idFor(Envelope<?> cause) {
        return Ids.derived("notice", cause.id());
    }

    /** Says a phrase in a turn. */
    void say(
            Envelope<?> cause,
            State.Open state,
            long turn,
            Route route,
            UUID id,
            NoticeKind kind,
            String text,
            Phrase phrase) {
        say(cause, state, turn, route, id, kind, text, UtteranceFacts.said(phrase, text));
    }

    /** Says something that is put together of phrases. */
    void say(
            Envelope<?> cause,
            State.Open state,
            long turn,
            Route route,
            UUID id,
            NoticeKind kind,
            String text,
            UtteranceFacts facts) {
        UtteranceRecord notice = UtteranceRecord.of(
                        id, turn, Role.SYSTEM, route, text, step.conversation().language(), step.now())
                .with(facts);
        step.conversation().put(notice);
        repeat(cause, state, route, kind, notice);
    }

    /** Says what is stored, for the first time or because the event has come again. */
    void repeat(Envelope<?> cause, State.Open state, Route route, NoticeKind kind, UtteranceRecord notice) {
        Conversation conversation = step.conversation();
        step.publish(
                cause,
                new OutboundEvent.Notice(
                        route,
                        conversation.id(),
                        conversation.epoch(),
                        notice.turn(),
                        notice.id(),
                        kind,
                        notice.text(),
                        notice.language()));
        step.showDesk(cause, state, notice);
    }
}
