package telecom.assistant.conversation.turn;

import java.util.List;
import java.util.UUID;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.event.OutboundEvent.NoticeKind;
import telecom.assistant.conversation.Phrase;
import telecom.assistant.conversation.UtteranceFacts;

/** Decides on the events of the reply under way. */
final class ReplyEvents implements Event.OfReply.Handler<State> {

    private final Step step;
    private final State.Answering answering;
    private final Turn turn;

    private ReplyEvents(Step step, State.Answering answering) {
        this.step = step;
        this.answering = answering;
        this.turn = answering.turn();
    }

    /**
     * Handles an event of a reply. Once its turn has ended, only the tokens that it used and the effects of its tools
     * still matter.
     */
    static State handle(Event.OfReply event, Step step, State state) {
        if (state instanceof State.Answering answering && answering.turn().number() == event.turn()) {
            return event.handle(new ReplyEvents(step, answering));
        }
        if (step.conversation() != null && event instanceof Event.ReplyStopped stopped) {
            new BudgetRules(step).count(stopped.tokens());
        }
        if (step.conversation() != null && event instanceof Event.ToolReturned returned && returned.note() != null) {
            step.conversation()
                    .utterance(returned.call())
                    .map(noted -> noted.corrected(returned.note().text(), noted.state())
                            .by(returned.note().sideEffectOf()))
                    .ifPresent(step.conversation()::put);
        }
        return state;
    }

    @Override
    public State on(Event.ModelSaid event) {
        Turn longer = turn.withPiece(event.piece(), event.systemParts());
        Conversation conversation = step.conversation();
        step.stream(
                turn.cause(),
                new OutboundEvent.ReplyDelta(
                        turn.route(),
                        conversation.id(),
                        conversation.epoch(),
                        turn.number(),
                        turn.replyId(),
                        longer.pieces(),
                        event.piece(),
                        turn.language()));
        return answering.with(longer);
    }

    @Override
    public State on(Event.PiecesAcknowledged event) {
        return answering.with(turn.withAcknowledged(event.characters()));
    }

    /** Tells the subscriber that the answer will take a while; silence would look like a fault. */
    @Override
    public State on(Event.ModelDelayed event) {
        if (step.rules().channels().of(turn.route()).waitNotice()) {
            UUID id = Ids.derived("wait notice", turn.replyId().toString());
            String text = step.rules().wording().in(turn.language(), Phrase.WAITING);
            UtteranceFacts facts = UtteranceFacts.said(Phrase.WAITING, text);
            new NoticeRules(step, turn.cause(), id)
                    .say(answering, turn.number(), turn.route(), NoticeKind.WAITING, text, facts);
        }
        return answering;
    }

    @Override
    public State on(Event.ToolsCalled event) {
        step.afterAllStored(new Effect.AwaitStored(event.turn(), event.notesIfCut()));
        return answering;
    }

    /** From here on, the calls may have had an effect, even if the turn is cut off. */
    @Override
    public State on(Event.ToolsReady event) {
        step.atOnce(new Effect.RunTools(event.turn()));
        return answering.with(turn.withNotes(event.notesIfCut()));
    }

    /** Replaces the provisional note of a call with the note about its result. */
    @Override
    public State on(Event.ToolReturned event) {
        boolean noted = event.note() != null;
        return answering.with(noted ? turn.withNotes(List.of(event.note())) : turn.withoutNote(event.call()));
    }

    @Override
    public State on(Event.ReplyEnded event) {
        return new ReplyRules(step).complete(answering, event.reply());
    }

    @Override
    public State on(Event.ReplyStopped event) {
        new BudgetRules(step).count(event.tokens());
        return answering;
    }
}
