package telecom.assistant.conversation.turn;

import java.time.Instant;
import telecom.assistant.channel.event.ConversationMode;
import telecom.assistant.channel.event.DeskEvent;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.OutboundEvent.NoticeKind;
import telecom.assistant.conversation.Phrase;
import telecom.assistant.conversation.SubscriberRecord;
import telecom.assistant.conversation.turn.Effect.Observation;

/** Decides on events from operations: a conversation has lapsed, or a subscriber consents or is to be erased. */
final class OperationRules implements InboundEvent.FromOperations.Handler<State> {

    private final Step step;
    private final State state;
    private final Arrival arrival;
    private final Envelope<?> cause;

    OperationRules(Step step, State state, Arrival arrival) {
        this.step = step;
        this.state = state;
        this.arrival = arrival;
        this.cause = arrival.envelope();
    }

    /** Records a consent as of the time of the event, because it does not cover anything said earlier. */
    @Override
    public State on(InboundEvent.ConsentRecorded recorded) {
        step.settle(arrival);
        SubscriberRecord known = step.memory().subscriber();
        SubscriberRecord subscriber = known != null
                ? known
                : new SubscriberRecord(
                        cause.subscriber(), null, null, step.rules().limits().defaultLanguage());
        step.storeFirst(new Effect.RecordConsent(subscriber, recorded.scope(), recorded.granted(), cause.time()));
        return state;
    }

    /** Checks again that the conversation has lapsed, because something may have happened since the first check. */
    @Override
    public State on(InboundEvent.ConversationLapsed lapsed) {
        step.settle(arrival);
        if (!(state instanceof State.Open open) || !step.isOpen(lapsed.conversation())) {
            return state;
        }
        boolean saidBefore = new NoticeRules(step, cause).repeat(open, NoticeKind.AGENT_LEFT);
        boolean resting = !(state instanceof State.Answering) && !step.memory().hasPending();
        return resting && !saidBefore ? lapse(open, cause.time()) : state;
    }

    private State lapse(State.Open open, Instant now) {
        Conversation conversation = step.conversation();
        Limits limits = step.rules().limits();
        if (open.mode().kind() == ConversationMode.ASSISTANT
                && conversation.isSilentFor(limits.conversationIdle(), now)) {
            return step.close(open, arrival.through(), cause);
        }
        if (open instanceof State.WaitingForAgent waiting
                && waiting.handoff().since().plus(limits.agentPatience()).isBefore(now)) {
            return giveUp(waiting);
        }
        if (open instanceof State.Attended && conversation.isSilentFor(limits.attendedIdle(), now)) {
            new SuggestionRules(step).withdraw(cause);
            return step.close(open, arrival.through(), cause);
        }
        return open;
    }

    /** Ends the wait for an agent who did not come: the assistant says so, and answers again. */
    private State giveUp(State.WaitingForAgent waiting) {
        Conversation conversation = step.conversation();
        step.observe(Observation.NOBODY_CAME, conversation.id(), conversation.turn(), null, null);
        State.Idle idle = waiting.giveUp();
        new SuggestionRules(step).withdraw(cause);
        new NoticeRules(step, cause)
                .say(idle, conversation.beginTurn(), conversation.route(), NoticeKind.AGENT_LEFT, Phrase.NO_AGENT);
        return idle;
    }

    /** Ends the answer under way and removes everything about the subscriber, from memory and from the store. */
    @Override
    public State on(InboundEvent.ErasureRequested requested) {
        Conversation conversation = step.conversation();
        if (state instanceof State.Answering answering) {
            // None of the answer is kept, because everything is about to be erased.
            new ReplyRules(step).cut(cause, answering, "");
        }
        if (state instanceof State.Open) {
            step.notifyDesk(cause, new DeskEvent.ConversationClosed(conversation.id()));
        }
        step.memory().pending().takeOut(message -> true).forEach(message -> step.settle(message.arrival()));
        step.settle(arrival);
        step.storeLast(new Effect.Erase(step.memory().id(), arrival.through()));
        step.atOnce(new Effect.Stop(Effect.Task.SUGGESTIONS));
        step.atOnce(new Effect.Stop(Effect.Task.SUMMARY));
        step.observe(Observation.ERASED, null, 0, null, null);
        step.memory().forget(arrival.through());
        return new State.Closed();
    }
}
