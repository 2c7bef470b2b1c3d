package telecom.assistant.conversation.turn;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.DeliveryStatus;
import telecom.assistant.channel.event.DeskEvent;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.event.Undelivered;
import telecom.assistant.conversation.ConversationChange;
import telecom.assistant.conversation.Mode;
import telecom.assistant.conversation.SettledThrough;
import telecom.assistant.conversation.UtteranceRecord;

/**
 * A decision in progress. Whatever the order in which the rules request effects, they are returned in this order:
 * effects that begin at once; one write with all changes to the conversation; events to channels and desk; writes that
 * nothing waits for; and last, the settling of arrivals. So nothing is sent before the data it depends on is stored.
 */
final class Step {

    private final Rules rules;
    private final Instant now;
    private final Memory memory;
    private final State before;
    private final List<Effect> atOnce = new ArrayList<>();
    private final List<Effect> storedFirst = new ArrayList<>();
    private final List<Effect> outgoing = new ArrayList<>();
    private final List<Effect> storedLast = new ArrayList<>();
    private final List<Arrival> settled = new ArrayList<>();
    private final List<Arrival> concerned;
    private boolean beginsTurn;

    /**
     * Begins a decision.
     *
     * @param memory a copy, which this step may change
     * @param before the state before the decision
     * @param concerned the arrivals that the decision is about
     */
    Step(Rules rules, Memory memory, State before, Instant now, List<Arrival> concerned) {
        this.rules = rules;
        this.memory = memory;
        this.before = before;
        this.now = now;
        this.concerned = concerned;
    }

    Rules rules() {
        return rules;
    }

    Instant now() {
        return now;
    }

    Memory memory() {
        return memory;
    }

    /** The open conversation; null if none is open. */
    Conversation conversation() {
        return memory.conversation();
    }

    /** Whether the open conversation is the given one; an event for another one is too late. */
    boolean isOpen(UUID conversation) {
        return conversation() != null && conversation().id().equals(conversation);
    }

    /** Adds the subscriber's messages to the conversation as utterances of a turn. */
    List<UtteranceRecord> hear(List<SubscriberMessage> messages, long turn) {
        SubscriberMessage last = messages.get(messages.size() - 1);
        memory.setDeparture(null);
        memory.meet(last.route(), null, last.language());
        conversation()
                .noteHeardOn(
                        last.route(), last.language(), last.arrival().envelope().time(), movesTo(last.route()));
        List<UtteranceRecord> said = messages.stream()
                .map(message -> message.inTurn(turn))
                .distinct()
                .toList();
        said.forEach(conversation()::put);
        return said;
    }

    /** Whether an agent's answers go to this route from now on, because the subscriber was heard there. */
    boolean movesTo(Route route) {
        return !assurance().keepsAgentOn(conversation().route(), before, route);
    }

    AssuranceRules assurance() {
        return new AssuranceRules(rules.channels());
    }

    /** Notes that a turn begins in this step. */
    void beginTurn() {
        beginsTurn = true;
    }

    void atOnce(Effect.AtOnce effect) {
        atOnce.add(effect);
    }

    /** Stores something before anything is sent. */
    void storeFirst(Effect.InOrder write) {
        storedFirst.add(write);
    }

    void publish(Envelope<?> cause, OutboundEvent event) {
        outgoing.add(new Effect.Publish(cause, event, true));
    }

    /** Like {@link #publish}, for a piece of a reply: no later effect waits for it. */
    void stream(Envelope<?> cause, OutboundEvent event) {
        outgoing.add(new Effect.Publish(cause, event, false));
    }

    /** Sends an inbound event to the lane of another subscriber. */
    void forward(Envelope<? extends InboundEvent> event) {
        outgoing.add(new Effect.Forward(event));
    }

    void notifyDesk(Envelope<?> cause, DeskEvent event) {
        outgoing.add(new Effect.NotifyDesk(cause, event));
    }

    /** Shows the desk the current conversation and new utterances. */
    void showDesk(Envelope<?> cause, State.Open state, UtteranceRecord... said) {
        notifyDesk(
                cause,
                DeskEvents.updated(
                        conversation().subscriber(),
                        conversation().snapshot(state.mode()),
                        conversation().lastText(),
                        rules.masked(),
                        List.of(said)));
    }

    /** Shows the desk an utterance that is new or has changed. */
    void showDesk(Envelope<?> cause, UtteranceRecord said) {
        notifyDesk(cause, DeskEvents.added(conversation().id(), said));
    }

    void afterAllStored(Effect.AwaitStored effect) {
        outgoing.add(effect);
    }

    /** Stores something that nothing else waits for. */
    void storeLast(Effect.InOrder write) {
        storedLast.add(write);
    }

    void settle(List<Arrival> arrivals) {
        settled.addAll(arrivals);
    }

    void settle(Arrival arrival) {
        settled.add(arrival);
    }

    void observe(Effect.Observation what, Turn turn, String detail) {
        observe(what, turn.conversation(), turn.number(), turn.route().channel(), detail);
    }

    void observe(Effect.Observation what, UUID conversation, long turn, Channel channel, String detail) {
        atOnce(new Effect.Observe(what, conversation, turn, channel, detail));
    }

    /** Returns an utterance of the open conversation marked as undelivered, and counts it in the metrics. */
    UtteranceRecord undelivered(UtteranceRecord said, Undelivered.Reason reason) {
        Undelivered why = new Undelivered(reason, null);
        atOnce(new Effect.ObserveDelivery(
                conversation().id(), said.turn(), said.channel(), DeliveryStatus.FAILED, why));
        return said.undelivered(why);
    }

    /** Closes the conversation before the message being handled, which opens another one. */
    void closeBefore(State.Open state, SettledThrough through, Envelope<?> cause) {
        storedFirst.add(saveClosed(state.mode(), through));
        end(through, cause, outgoing);
    }

    /** Closes the conversation after everything else that this step has decided. */
    State.Closed close(State.Open state, SettledThrough through, Envelope<?> cause) {
        save(state.mode(), true);
        storedLast.add(saveClosed(state.mode(), through));
        end(through, cause, storedLast);
        return state.close();
    }

    private Effect.Save saveClosed(Mode mode, SettledThrough through) {
        conversation().close(through);
        return new Effect.Save(conversation().takeChange(mode), true);
    }

    private void end(SettledThrough through, Envelope<?> cause, List<Effect> list) {
        list.add(new Effect.NotifyDesk(
                cause, new DeskEvent.ConversationClosed(conversation().id())));
        atOnce(new Effect.Stop(Effect.Task.SUMMARY));
        memory.close(through);
    }

    private void save(Mode mode, boolean awaited) {
        if (conversation().hasChanged()) {
            ConversationChange change = conversation().takeChange(mode);
            storedFirst.add(new Effect.Save(change, awaited || change.opens()));
        }
    }

    /**
     * Whether this step's changes must be stored before anything else happens. The beginning of a turn need not be, as
     * long as only pieces of its answer and desk events are sent.
     */
    private boolean isAwaited() {
        return !beginsTurn
                || !(storedFirst.isEmpty() && storedLast.isEmpty() && settled.isEmpty())
                || !outgoing.stream()
                        .allMatch(effect -> effect instanceof Effect.NotifyDesk
                                || (effect instanceof Effect.Publish publish && !publish.awaited()));
    }

    /** The finished decision. */
    Decision toDecision(State next) {
        if (next instanceof State.Open open) {
            save(open.mode(), isAwaited());
        }
        List<Effect> effects = new ArrayList<>(atOnce);
        effects.addAll(storedFirst);
        effects.addAll(outgoing);
        effects.addAll(storedLast);
        if (!settled.isEmpty()) {
            effects.add(new Effect.Settle(settled));
        }
        return new Decision(memory, next, effects, new PendingRules(this).isDue(next), concerned);
    }
}
