package telecom.assistant.conversation.turn;

import java.time.Instant;
import java.util.List;
import telecom.assistant.channel.event.InboundEvent;

/**
 * Decides what an event does to a conversation. It has no side effects. {@code docs/architecture.md} has the table of
 * transitions. Safe for use by many threads.
 */
public final class Decider {

    private final Rules rules;

    public Decider(Rules rules) {
        this.rules = rules;
    }

    /**
     * Decides on an event: returns the next state and the effects.
     *
     * @param memory what is known about the subscriber; not changed
     * @param now the time at which the event is decided on
     */
    public Decision decide(Memory memory, State state, Event event, Instant now) {
        Step step = new Step(rules, memory.copy(), state, now, arrivalsBehind(memory, state, event));
        State next = event.handle(new Dispatch(step, state));
        return step.toDecision(new PendingRules(step).afterDecision(next));
    }

    /**
     * The arrivals that an event is about. If deciding on the event or carrying out the decision fails, the failure
     * counts against these arrivals only.
     */
    public static List<Arrival> arrivalsBehind(Memory memory, State state, Event event) {
        if (event instanceof Event.Arrived arrived) {
            return List.of(arrived.arrival());
        }
        if (event instanceof Event.TurnDue) {
            return memory.pending().next().stream()
                    .map(SubscriberMessage::arrival)
                    .toList();
        }
        return event instanceof Event.OfReply reply
                        && state instanceof State.Answering answering
                        && answering.turn().number() == reply.turn()
                ? answering.turn().arrivals()
                : List.of();
    }

    /** Passes an event to the rules that decide on it. */
    private record Dispatch(Step step, State state) implements Event.Handler<State> {

        @Override
        public State on(Event.Arrived event) {
            Arrival arrival = event.arrival();
            if (step.memory().hasSettled(arrival)) {
                step.settle(arrival);
                return state;
            }
            InboundEvent inbound = arrival.envelope().event();
            return inbound.handle(new InboundEvent.Handler<State>() {
                @Override
                public State on(InboundEvent.FromChannel channelEvent) {
                    SecondCallRules calls = new SecondCallRules(step);
                    if (calls.isOfSecondCall(channelEvent)) {
                        calls.forward(arrival, channelEvent);
                        return state;
                    }
                    calls.askAboutOthers(arrival, channelEvent);
                    State upToDate = new LostTurnRules(step).skipLostTurns(state, arrival, channelEvent);
                    return channelEvent.handle(new LegRules(step, upToDate, arrival, event.crowded()));
                }

                @Override
                public State on(InboundEvent.FromDesk deskEvent) {
                    return AgentRules.handle(deskEvent, step, state, arrival);
                }

                @Override
                public State on(InboundEvent.FromOperations operation) {
                    return operation.handle(new OperationRules(step, state, arrival));
                }
            });
        }

        @Override
        public State on(Event.OfReply event) {
            return ReplyEvents.handle(event, step, state);
        }

        @Override
        public State on(Event.TurnDue event) {
            return new PendingRules(step).beginNext(state);
        }

        @Override
        public State on(Event.SuggestionsWritten event) {
            return new SuggestionRules(step).offer(state, event);
        }

        @Override
        public State on(Event.SummaryWritten event) {
            if (state instanceof State.Open open && step.isOpen(event.conversation())) {
                step.storeFirst(new Effect.SaveSummary(
                        step.conversation().changeTo(event.summary(), open.mode()), event.summary()));
            }
            return state;
        }

        @Override
        public State on(Event.SummaryStored event) {
            if (step.isOpen(event.conversation())) {
                step.conversation().summarize(event.summary());
            }
            return state;
        }
    }
}
