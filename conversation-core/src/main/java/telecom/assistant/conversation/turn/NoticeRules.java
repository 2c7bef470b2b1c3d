package telecom.assistant.conversation.turn;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.event.OutboundEvent.NoticeKind;
import telecom.assistant.channel.event.Role;
import telecom.assistant.conversation.Phrase;
import telecom.assistant.conversation.UtteranceFacts;
import telecom.assistant.conversation.UtteranceRecord;

/** Sends the system's own notices in a conversation. An event causes at most one notice. */
final class NoticeRules {

    private final Step step;
    private final Envelope<?> cause;
    private final UUID id;

    NoticeRules(Step step, Envelope<?> cause) {
        this(step, cause, Ids.derived("notice", cause.id()));
    }

    /** @param id the notice's id, which is the same however often the event is delivered */
    NoticeRules(Step step, Envelope<?> cause, UUID id) {
        this.step = step;
        this.cause = cause;
        this.id = id;
    }

    /** Says a phrase in the conversation's language. */
    void say(State.Open state, long turn, Route route, NoticeKind kind, Phrase phrase) {
        String text = step.rules().wording().in(step.conversation().language(), phrase);
        say(state, turn, route, kind, text, UtteranceFacts.said(phrase, text));
    }

    /** Adds a phrase as a note for the agent, which is not sent to the subscriber. */
    void note(State.Open state, Route route, Phrase phrase) {
        Conversation conversation = step.conversation();
        String text = step.rules().wording().in(conversation.language(), phrase);
        UtteranceRecord note = UtteranceRecord.of(
                        id, conversation.turn(), Role.SYSTEM, route, text, conversation.language(), step.now())
                .with(UtteranceFacts.said(phrase, text));
        conversation.put(note);
        step.showDesk(cause, state, note);
    }

    /** Says a text that is composed of phrases. */
    void say(State.Open state, long turn, Route route, NoticeKind kind, String text, UtteranceFacts facts) {
        String language = step.conversation().language();
        UtteranceRecord notice = UtteranceRecord.of(id, turn, Role.SYSTEM, route, text, language, step.now())
                .with(facts);
        step.conversation().put(notice);
        send(state, route, kind, notice);
    }

    /**
     * Sends the notice again if it has been said already, because its event was redelivered. It goes to its original
     * leg or, if that has closed, to the leg on which the subscriber was last heard. Returns false if the notice has
     * not been said yet.
     */
    boolean repeat(State.Open state, NoticeKind kind) {
        return repeat(state, step.conversation()::routeOf, kind);
    }

    /** Like {@link #repeat(State.Open, NoticeKind)}, but on the route that the function chooses for the notice. */
    boolean repeat(State.Open state, Function<UtteranceRecord, Route> routeFor, NoticeKind kind) {
        Optional<UtteranceRecord> said = step.conversation().utterance(id);
        said.ifPresent(notice -> send(state, routeFor.apply(notice), kind, notice));
        return said.isPresent();
    }

    private void send(State.Open state, Route route, NoticeKind kind, UtteranceRecord notice) {
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
