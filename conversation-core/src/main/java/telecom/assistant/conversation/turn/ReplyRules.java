package telecom.assistant.conversation.turn;

import java.util.List;
import java.util.Optional;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.event.Author;
import telecom.assistant.channel.event.DeskEvent;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.event.OutboundEvent.NoticeKind;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.conversation.Mode;
import telecom.assistant.conversation.Phrase;
import telecom.assistant.conversation.UtteranceRecord;

/** The reply to a turn: it begins, grows, and ends by itself or because something newer counts. */
final class ReplyRules {

    private final Step step;
    private final State state;

    ReplyRules(Step step, State state) {
        this.step = step;
        this.state = state;
    }

    /** Asks the model, as far as the subscriber has any budget left; the state is then that of the turn's answer. */
    static State begin(Step step, Turn turn, State.Resting from) {
        State.Answering answering = from.answer(turn);
        Conversation conversation = step.conversation();
        Optional<Reply> instead = new BudgetRules(step).insteadOfModel(turn);
        if (instead.isPresent()) {
            return new ReplyRules(step, answering).complete(answering, instead.get());
        }
        step.atOnce(new Effect.AskModel(turn, step.memory(), !conversation.isDisclosedOn(turn.route())));
        step.stream(
                turn.cause(),
                new OutboundEvent.ReplyStarted(
                        turn.route(),
                        conversation.id(),
                        conversation.epoch(),
                        turn.number(),
                        turn.replyId(),
                        turn.language()));
        return answering;
    }

    /** The turn of an event, if it is the one that is being answered: nothing of a turn counts after its end. */
    private Optional<State.Answering> answering(Event.OfReply event) {
        return state instanceof State.Answering answering && answering.turn().number() == event.turn()
                ? Optional.of(answering)
                : Optional.empty();
    }

    State said(Event.ModelSaid event) {
        return answering(event).<State>map(answering -> say(answering, event)).orElse(state);
    }

    private State say(State.Answering answering, Event.ModelSaid event) {
        Turn turn = answering.turn().withPiece(event.piece(), event.systemParts());
        Conversation conversation = step.conversation();
        step.stream(
                turn.cause(),
                new OutboundEvent.ReplyDelta(
                        turn.route(),
                        conversation.id(),
                        conversation.epoch(),
                        turn.number(),
                        turn.replyId(),
                        turn.pieces(),
                        event.piece(),
                        turn.language()));
        return answering.with(turn);
    }

    /** The subscriber is told that it takes a while, because silence would be taken for a fault. */
    State delayed(Event.ModelDelayed event) {
        answering(event).map(State.Answering::turn).ifPresent(turn -> {
            if (step.rules().channels().of(turn.route()).waitNotice()) {
                new NoticeRules(step)
                        .say(
                                turn.cause(),
                                (State.Answering) state,
                                step.conversation().turn(),
                                turn.route(),
                                Ids.derived("wait notice", turn.replyId().toString()),
                                NoticeKind.WAITING,
                                step.rules().wording().in(turn.language(), Phrase.WAITING),
                                Phrase.WAITING);
            }
        });
        return state;
    }

    State toolsCalled(Event.ToolsCalled event) {
        return answering(event)
                .<State>map(answering -> {
                    step.runTools(event.turn());
                    return answering.with(answering.turn().withNotes(event.ifUnseen()));
                })
                .orElse(state);
    }

    /** A call that comes to its end after its turn puts right what was noted of it. */
    State toolReturned(Event.ToolReturned event) {
        Optional<State.Answering> answering = answering(event);
        if (answering.isPresent()) {
            Turn turn = answering.get().turn();
            return answering
                    .get()
                    .with(
                            event.note() == null
                                    ? turn.withoutNote(event.call())
                                    : turn.withNotes(List.of(event.note())));
        }
        if (step.conversation() != null && event.note() != null) {
            step.conversation()
                    .utterance(event.call())
                    .map(noted -> noted.corrected(event.note().text(), noted.state())
                            .by(event.note().sideEffectOf()))
                    .ifPresent(step.conversation()::put);
        }
        return state;
    }

    State ended(Event.ReplyEnded event) {
        return answering(event)
                .map(answering -> complete(answering, event.reply()))
                .orElse(state);
    }

    State stopped(Event.ReplyStopped event) {
        if (step.conversation() != null) {
            new BudgetRules(step).count(event.tokens());
        }
        return state;
    }

    private State complete(State.Answering answering, Reply reply) {
        Turn turn = answering.turn();
        Conversation conversation = step.conversation();
        List<UtteranceRecord> notes = keepNotes(turn);
        UtteranceRecord said = new Replies(step).of(turn, reply);
        conversation.put(said);
        new BudgetRules(step).count(reply.tokens());
        conversation.disclosedOn(turn.route(), step.now());
        if (reply.failure() != null) {
            step.observe(
                    Effect.Observation.TURN_WITHOUT_ANSWER,
                    conversation.id(),
                    turn.number(),
                    turn.route().channel(),
                    reply.failure());
        }
        State.Open next = reply.handoff() == null
                ? answering.end()
                : answering.handOver(new Mode.Handoff(
                        reply.handoff().reason(), reply.handoff().summary(), step.now()));
        notes.forEach(note -> step.showDesk(turn.cause(), note));
        deliver(turn.cause(), next, turn, said, reply.firstTokenMillis());
        requestTransfer(turn, next);
        step.settle(turn.arrivals());
        return next;
    }

    /** Delivers a stored reply, for the first time or because its event has come again. */
    void deliver(Envelope<?> cause, State.Open now, Turn turn, UtteranceRecord reply, Long firstTokenMillis) {
        Conversation conversation = step.conversation();
        step.showDesk(cause, now, reply);
        step.publish(
                cause,
                new OutboundEvent.ReplyCompleted(
                        turn.route(),
                        conversation.id(),
                        conversation.epoch(),
                        turn.number(),
                        turn.replyId(),
                        reply.text(),
                        turn.language(),
                        Author.ASSISTANT,
                        reply.state() == UtteranceState.COMPLETE,
                        firstTokenMillis));
    }

    /** Tells channel and desk that a person is wanted, if one is. */
    void requestTransfer(Turn turn, State.Open now) {
        if (now instanceof State.WaitingForAgent waiting) {
            Conversation conversation = step.conversation();
            Mode.Handoff handoff = waiting.handoff();
            step.notifyDesk(
                    turn.cause(),
                    new DeskEvent.HandoffRequested(
                            conversation.id(),
                            turn.number(),
                            turn.route().channel(),
                            handoff.reason(),
                            handoff.summary()));
            new SuggestionRules(step).refresh(turn.cause());
            step.publish(
                    turn.cause(),
                    new OutboundEvent.TransferRequested(
                            turn.route(),
                            conversation.id(),
                            conversation.epoch(),
                            turn.number(),
                            handoff.reason(),
                            handoff.summary()));
        }
    }

    /** Ends the reply under way, if there is one, because something newer counts. What may have been heard is kept. */
    State.Open cut(Envelope<?> cause, State.Open from) {
        return from instanceof State.Answering answering ? cut(cause, answering, heard(answering.turn())) : from;
    }

    private String heard(Turn turn) {
        return step.rules().channels().of(turn.route()).spoken() ? turn.left() : "";
    }

    /** Ends the reply under way at what was heard of it. */
    State.Idle cut(Envelope<?> cause, State.Answering answering, String heard) {
        step.settle(answering.turn().arrivals());
        return stop(cause, answering, heard);
    }

    /** Ends the reply under way for now: its messages get another turn, and are not settled. */
    State.Idle setAside(Envelope<?> cause, State.Answering answering) {
        Turn turn = answering.turn();
        step.memory()
                .pending()
                .putBack(
                        turn.messages(),
                        step.rules().channels().of(turn.route()).arrival(),
                        step.now());
        return stop(cause, answering, "");
    }

    private State.Idle stop(Envelope<?> cause, State.Answering answering, String heard) {
        Turn turn = answering.turn();
        Conversation conversation = step.conversation();
        step.atOnce(new Effect.StopModel(turn));
        step.observe(
                Effect.Observation.TURN_CUT,
                conversation.id(),
                turn.number(),
                turn.route().channel(),
                null);
        keepNotes(turn).forEach(note -> step.showDesk(cause, note));
        if (!heard.isBlank()) {
            UtteranceRecord reply = new Replies(step).interrupted(turn, heard);
            conversation.put(reply);
            conversation.disclosedOn(turn.route(), step.now());
            step.showDesk(cause, reply);
        }
        cancel(cause, turn);
        return answering.end();
    }

    /** Has the channel deliver nothing more of a reply, for the first time or because its event has come again. */
    void cancel(Envelope<?> cause, Turn turn) {
        Conversation conversation = step.conversation();
        step.publish(
                cause,
                new OutboundEvent.ReplyCancelled(
                        turn.route(), conversation.id(), conversation.epoch(), turn.number(), turn.replyId()));
    }

    /**
     * Keeps what tools did in a turn: lines for agents. The subscriber is not told of them, and the model only of those
     * that changed something in a turn whose answer was not heard.
     */
    private List<UtteranceRecord> keepNotes(Turn turn) {
        List<UtteranceRecord> lines = turn.notes().values().stream()
                .map(note -> UtteranceRecord.of(
                                note.id(),
                                turn.number(),
                                Role.SYSTEM,
                                turn.route(),
                                note.text(),
                                turn.language(),
                                note.at())
                        .by(note.sideEffectOf()))
                .toList();
        lines.forEach(step.conversation()::put);
        return lines;
    }
}
