package telecom.assistant.conversation.turn;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.TraceParent;
import telecom.assistant.conversation.ReplyEnding;
import telecom.assistant.conversation.TakeOverResult;

/** A conversation under test, which decides on one event after another, with a clock that the test controls. */
final class Subject {

    static final SubscriberId SOMEONE = new SubscriberId("someone");
    static final Route CALL = new Route(Channel.VOICE, "call-1", "+821000000101", "114", 1);
    static final Route SECOND_CALL = new Route(Channel.VOICE, "call-2", "+821000000101", "114", 1);
    static final Route CHAT = new Route(Channel.WEB, "web-1", "+821000000101", "bot", 0);
    static final Route TEXTS = new Route(Channel.SMS, "sms-1", "+821000000101", "114", null);
    static final Agent JIWOO = new Agent("jiwoo", "지우");
    static final Agent MINSU = new Agent("minsu", "민수");

    private final Decider decider;
    private final List<Decision> decisions = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private Memory memory;
    private State state;
    private Instant now = Instant.parse("2026-11-02T12:00:00Z");
    private long offset;
    private Arrival lastMessage;
    private Arrival lastReceived;

    Subject() {
        this(new Decider(TestRules.rules()));
    }

    Subject(Decider decider) {
        this.decider = decider;
        TakeOverResult nothing = new TakeOverResult(Optional.empty(), Optional.empty(), Optional.empty(), List.of());
        memory = Memory.restored(SOMEONE, nothing, TestRules.LIMITS);
        state = State.restored(nothing);
    }

    /** Decides on an event, and on turns that are due after it. */
    Decision decide(Event event) {
        Decision decision = decider.decide(memory, state, event, now);
        memory = decision.memory();
        state = decision.state();
        decisions.add(decision);
        events.add(event);
        if (decision.turnDue()) {
            decide(new Event.TurnDue());
        }
        return decision;
    }

    Arrival arrival(InboundEvent event) {
        offset++;
        return new TestArrival(
                offset, new Envelope<>("event-" + offset, "/test", now, SOMEONE, TraceParent.start(), event));
    }

    Decision receive(InboundEvent event) {
        lastReceived = arrival(event);
        return decide(new Event.Arrived(lastReceived, false));
    }

    /** Redelivers the last event other than a message of the subscriber; a new event if there was none. */
    Decision redeliver() {
        if (lastReceived == null) {
            return receive(new InboundEvent.LegOpened(CHAT, "ko", null));
        }
        return decide(new Event.Arrived(new TestArrival(lastReceived.offset(), lastReceived.envelope()), false));
    }

    Decision say(Route route, String text) {
        lastMessage = arrival(new InboundEvent.UtteranceReceived(route, text, null, 1));
        return decide(new Event.Arrived(lastMessage, false));
    }

    /** A redelivery of the subscriber's last message; a new message if there was none. */
    Arrival redelivery() {
        return lastMessage == null
                ? arrival(new InboundEvent.UtteranceReceived(CHAT, "요금", null, 1))
                : new TestArrival(lastMessage.offset(), lastMessage.envelope());
    }

    /** Ends the reply to the active turn. */
    Decision end(ReplyEnding ending) {
        return decide(new Event.ReplyEnded(activeTurn().number(), reply(ending)));
    }

    static Reply reply(ReplyEnding ending) {
        Reply.HandoffRequest handoff =
                ending == ReplyEnding.HANDED_OVER ? new Reply.HandoffRequest("reason", "summary") : null;
        return new Reply(ending, "an answer", List.of(), handoff, null, 10, 5L, null);
    }

    /** The arrival of the subscriber's last message. */
    Arrival lastArrival() {
        return lastMessage;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    Memory memory() {
        return memory;
    }

    State state() {
        return state;
    }

    Turn activeTurn() {
        return ((State.Answering) state).turn();
    }

    UUID conversation() {
        return memory.conversation().id();
    }

    /** All decisions so far. */
    List<Decision> decisions() {
        return List.copyOf(decisions);
    }

    /** All events so far. */
    List<Event> events() {
        return List.copyOf(events);
    }

    /** An arrival for tests. Arrivals are compared by identity, so a redelivered event is another arrival. */
    private static final class TestArrival implements Arrival {

        private final long offset;
        private final Envelope<InboundEvent> envelope;

        private TestArrival(long offset, Envelope<InboundEvent> envelope) {
            this.offset = offset;
            this.envelope = envelope;
        }

        @Override
        public int partition() {
            return 0;
        }

        @Override
        public long offset() {
            return offset;
        }

        @Override
        public Envelope<InboundEvent> envelope() {
            return envelope;
        }

        @Override
        public String toString() {
            return offset + " " + envelope;
        }
    }
}
