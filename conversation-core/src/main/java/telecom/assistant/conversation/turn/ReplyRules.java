package telecom.assistant.conversation.turn;

import java.util.List;
import java.util.Optional;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.Author;
import telecom.assistant.channel.event.DeskEvent;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.conversation.ArrivalPolicy;
import telecom.assistant.conversation.Mode;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.conversation.turn.Effect.Observation;

/** Decides on the reply to a turn, from its beginning until it ends by itself or is cut off by a newer event. */
final class ReplyRules {

    private final Step step;

    ReplyRules(Step step) {
        this.step = step;
    }

    /**
     * Begins the reply by asking the model. If the turn needs no model, or the subscriber has no budget left, the turn
     * is answered and ends at once instead. While an agent is awaited, suggestions for the agent are requested, too.
     */
    State begin(Turn turn, State.Resting from) {
        return begin(turn, from, step.conversation().context());
    }

    /** Like {@link #begin(Turn, State.Resting)}, with a given context for the model. */
    State begin(Turn turn, State.Resting from, Context context) {
        step.memory().setInterruption(null);
        Optional<Reply> help = new EmergencyRules(step).insteadOfModel(turn);
        if (help.isPresent()) {
            return complete(from.answer(turn), help.get());
        }
        HandoffRules handoff = new HandoffRules(step);
        if (from instanceof State.WaitingForAgent waiting) {
            SuggestionRules suggestions = new SuggestionRules(step);
            if (handoff.declinesAgent(turn)) {
                suggestions.withdraw(turn.cause());
                return complete(waiting.giveUp().answer(turn), handoff.replyToDecline(turn));
            }
            suggestions.refresh(turn.cause());
        }
        State.Answering answering = from.answer(turn);
        Optional<Reply> replyWithoutModel =
                handoff.insteadOfModel(turn).or(() -> new BudgetRules(step).insteadOfModel(turn));
        if (replyWithoutModel.isPresent()) {
            return complete(answering, replyWithoutModel.get());
        }
        Conversation conversation = step.conversation();
        step.beginTurn();
        step.atOnce(new Effect.AskModel(
                turn,
                step.memory(),
                step.assurance().shownOn(turn.route(), conversation, context),
                !conversation.isDisclosedOn(turn.route())));
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

    /** Stores and delivers a reply that has ended by itself. */
    State complete(State.Answering answering, Reply modelReply) {
        Turn turn = answering.turn();
        Reply reply = new HandoffRules(step).insteadOfApology(turn, modelReply);
        Conversation conversation = step.conversation();
        List<UtteranceRecord> notes = keepNotes(turn);
        UtteranceRecord said = new Replies(step).of(answering, reply);
        conversation.put(said);
        new BudgetRules(step).count(reply.tokens());
        conversation.noteDisclosedOn(turn.route(), step.now());
        if (reply.failure() != null) {
            step.observe(Observation.TURN_WITHOUT_ANSWER, turn, reply.failure());
        }
        Reply.HandoffRequest request = reply.handoff();
        State.Open next = request == null
                ? answering.end()
                : answering.handOver(new Mode.Handoff(request.reason(), request.summary(), step.now()));
        notes.forEach(note -> step.showDesk(turn.cause(), note));
        deliver(next, turn, said, reply.firstTokenMillis());
        if (request != null) {
            requestTransfer(turn, next);
        }
        step.settle(turn.arrivals());
        return next;
    }

    /** Delivers a stored reply, for the first time or because its event has been redelivered. */
    void deliver(State.Open state, Turn turn, UtteranceRecord reply, Long firstTokenMillis) {
        step.showDesk(turn.cause(), state, reply);
        boolean complete = reply.state() == UtteranceState.COMPLETE;
        publish(turn.cause(), turn.route(), reply, Author.ASSISTANT, complete, firstTokenMillis);
    }

    /** Publishes a whole reply of the assistant or of an agent. */
    void publish(
            Envelope<?> cause,
            Route route,
            UtteranceRecord reply,
            Author author,
            boolean complete,
            Long firstTokenMillis) {
        Conversation conversation = step.conversation();
        step.publish(
                cause,
                new OutboundEvent.ReplyCompleted(
                        route,
                        conversation.id(),
                        conversation.epoch(),
                        reply.turn(),
                        reply.id(),
                        reply.text(),
                        reply.language(),
                        author,
                        complete,
                        firstTokenMillis,
                        reply.facts().sources().isEmpty() ? null : reply.facts().sources()));
    }

    /** Notifies the desk and requests the transfer from the channel, if an agent is wanted. */
    void requestTransfer(Turn turn, State.Open state) {
        if (state instanceof State.WaitingForAgent waiting) {
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

    /**
     * Ends the reply under way, if there is one, because of a newer event. Keeps the part that may have been heard: on
     * a spoken channel, the pieces that Kafka has acknowledged, because others may never reach the subscriber.
     */
    State.Open cut(Envelope<?> cause, State.Open from) {
        return from instanceof State.Answering answering ? cut(cause, answering, heard(answering.turn())) : from;
    }

    private String heard(Turn turn) {
        return step.rules().channels().of(turn.route()).spoken() ? turn.heard() : "";
    }

    /** Ends the reply under way and keeps the part that was heard. */
    State.Resting cut(Envelope<?> cause, State.Answering answering, String heard) {
        step.settle(answering.turn().arrivals());
        return stop(cause, answering, heard);
    }

    /** Postpones the reply under way: its messages wait for another turn and are not settled. */
    State.Resting setAside(Envelope<?> cause, State.Answering answering) {
        Turn turn = answering.turn();
        ArrivalPolicy policy = step.rules().channels().of(turn.route()).arrival();
        step.memory().pending().putBack(turn.messages(), policy, step.now());
        return stop(cause, answering, "");
    }

    private State.Resting stop(Envelope<?> cause, State.Answering answering, String heard) {
        Turn turn = answering.turn();
        Conversation conversation = step.conversation();
        step.atOnce(new Effect.StopModel(turn));
        step.observe(Observation.TURN_CUT, turn, null);
        keepNotes(turn).forEach(note -> step.showDesk(cause, note));
        if (!heard.isBlank()) {
            UtteranceRecord reply = new Replies(step).interrupted(turn, heard);
            conversation.put(reply);
            conversation.noteDisclosedOn(turn.route(), step.now());
            step.showDesk(cause, reply);
        }
        cancel(cause, turn);
        return answering.end();
    }

    /**
     * Tells the channel to deliver no more of a reply, for the first time or because the event has been redelivered.
     */
    void cancel(Envelope<?> cause, Turn turn) {
        Conversation conversation = step.conversation();
        step.publish(
                cause,
                new OutboundEvent.ReplyCancelled(
                        turn.route(), conversation.id(), conversation.epoch(), turn.number(), turn.replyId()));
    }

    /**
     * Stores the notes about a turn's tool calls, for agents to read. The subscriber never sees them. The model sees
     * only notes of calls that changed something in a turn whose answer was not heard.
     */
    private List<UtteranceRecord> keepNotes(Turn turn) {
        List<UtteranceRecord> lines =
                turn.notes().values().stream().map(note -> line(turn, note)).toList();
        lines.forEach(step.conversation()::put);
        return lines;
    }

    private static UtteranceRecord line(Turn turn, ToolNote note) {
        Route route = turn.route();
        return UtteranceRecord.of(note.id(), turn.number(), Role.SYSTEM, route, note.text(), turn.language(), note.at())
                .by(note.sideEffectOf());
    }
}
