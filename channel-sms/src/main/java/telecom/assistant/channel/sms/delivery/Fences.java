package telecom.assistant.channel.sms.delivery;

import java.util.LinkedHashMap;
import java.util.Map;
import telecom.assistant.channel.TurnFence;
import telecom.assistant.channel.event.OutboundEvent.ReplyCancelled;

/** The turn fence of each leg that was lately spoken to. Safe for use by many threads. */
final class Fences {

    /** Legs remembered; of a forgotten one nothing is known to have been overtaken. */
    private static final int LIMIT = 20_000;

    private final Map<String, TurnFence> byLeg = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, TurnFence> eldest) {
            return size() > LIMIT;
        }
    };

    /** Whether no later turn or epoch of the leg has been told, and the turn not cancelled; notices and answers are always admitted. */
    boolean admit(OutgoingText text) {
        return text.kind() != OutgoingText.Kind.REPLY
                || of(text.route().leg()).admit(text.conversation(), text.epoch(), text.turn());
    }

    void raise(ReplyCancelled cancelled) {
        of(cancelled.route().leg()).cancel(cancelled.conversation(), cancelled.epoch(), cancelled.turn());
    }

    private synchronized TurnFence of(String leg) {
        return byLeg.computeIfAbsent(leg, unseen -> new TurnFence());
    }
}
