package telecom.assistant.conversation.turn;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.event.DeskEvent;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.conversation.Mode;
import telecom.assistant.conversation.SettledThrough;
import telecom.assistant.conversation.UtteranceRecord;

/**
 * One decision in the making. Whatever the rules ask for in whatever order, its effects come out like this: what begins
 * at once; one write of all that has changed in the conversation; what leaves for channels and desk; the writes that
 * nobody waits for; and at last that arrivals are settled. So nothing leaves before what it rests on is stored.
 */
final class Step {

    private final Rules rules;
    private final Instant now;
    private final Memory memory;
    private final List<Effect> atOnce = new ArrayList<>();
    private final List<Effect> before = new ArrayList<>();
    private final List<Effect> leaving = new ArrayList<>();
    private final List<Effect> behind = new ArrayList<>();
    private final List<Arrival> settled = new ArrayList<>();
    private final List<Arrival> concerned = new ArrayList<>();

    /** @param memory a copy, which this step may change */
    Step(Rules rules, Memory memory, Instant now) {
        this.rules = rules;
        this.memory = memory;
        this.now = now;
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

    /** Only while one is open. */
    Conversation conversation() {
        return memory.conversation();
    }

    void atOnce(Effect.AtOnce effect) {
        atOnce.add(effect);
    }

    /** Stores something before anything leaves. */
    void storeFirst(Effect.InOrder write) {
        before.add(write);
    }

    void publish(Envelope<?> cause, OutboundEvent event) {
        leaving.add(new Effect.Publish(cause, event));
    }

    /** As {@link #publish}, for a piece of a reply: nothing waits for it. */
    void stream(Envelope<?> cause, OutboundEvent event) {
        leaving.add(new Effect.Stream(cause, event));
    }

    void notifyDesk(Envelope<?> cause, DeskEvent event) {
        leaving.add(new Effect.NotifyDesk(cause, event));
    }

    /** Shows the desk how the conversation now is, and what was said. */
    void showDesk(Envelope<?> cause, State.Open state, UtteranceRecord... said) {
        notifyDesk(cause, DeskEvents.updated(conversation(), state, rules.masked()));
        for (UtteranceRecord utterance : said) {
            showDesk(cause, utterance);
        }
    }

    /** Shows the desk an utterance, for the first time or as it is now. */
    void showDesk(Envelope<?> cause, UtteranceRecord said) {
        notifyDesk(cause, DeskEvents.added(conversation().id(), said));
    }

    void runTools(long turn) {
        leaving.add(new Effect.RunTools(turn));
    }

    /** Stores something that nothing else waits for. */
    void storeBehind(Effect.InOrder write) {
        behind.add(write);
    }

    void settle(List<Arrival> arrivals) {
        settled.addAll(arrivals);
    }

    void settle(Arrival arrival) {
        settled.add(arrival);
    }

    /** If an effect fails, these are to blame, and not what was only in the way. */
    void concerns(List<Arrival> arrivals) {
        concerned.addAll(arrivals);
    }

    void observe(Effect.Observation what, UUID conversation, long turn, Channel channel, String detail) {
        atOnce(new Effect.Observe(what, conversation, turn, channel, detail));
    }

    /** The conversation ends before the words that are being taken, which begin another one. */
    void closeBefore(State.Open state, SettledThrough through, Envelope<?> cause) {
        before.add(closing(state.mode(), through));
        end(through, cause, leaving);
    }

    /** The conversation ends with all that has been decided on in this step. */
    void close(State.Open state, SettledThrough through, Envelope<?> cause) {
        save(state.mode());
        behind.add(closing(state.mode(), through));
        end(through, cause, behind);
    }

    private Effect.Save closing(Mode mode, SettledThrough through) {
        conversation().close(through);
        return new Effect.Save(conversation().takeChange(mode));
    }

    private void end(SettledThrough through, Envelope<?> cause, List<Effect> list) {
        list.add(new Effect.NotifyDesk(
                cause, new DeskEvent.ConversationClosed(conversation().id())));
        atOnce(new Effect.StopSummary());
        memory.close(through);
    }

    private void save(Mode mode) {
        if (conversation().hasChanged()) {
            before.add(new Effect.Save(conversation().takeChange(mode)));
        }
    }

    /** The decision that this step has come to. */
    Decision decided(State next) {
        if (next instanceof State.Open open) {
            save(open.mode());
        }
        List<Effect> effects = new ArrayList<>(atOnce);
        effects.addAll(before);
        effects.addAll(leaving);
        effects.addAll(behind);
        if (!settled.isEmpty()) {
            effects.add(new Effect.Settle(settled));
        }
        return new Decision(next, effects, new PendingRules(this).isDue(next), concerned);
    }
}
