package telecom.assistant.channel.sms.delivery;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.event.ShownTurn;
import telecom.assistant.channel.flow.TurnFence;

/** The turn fences of the legs to which something was sent recently. Safe for use by multiple threads. */
final class LegFences {

    /** How many legs are remembered. The fence of a forgotten leg admits everything. */
    private static final int LIMIT = 20_000;

    private final Map<String, TurnFence> byLeg = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, TurnFence> eldest) {
            return size() > LIMIT;
        }
    };

    /** The newest turn from which this node has sent anything to the leg; empty if the leg is not remembered. */
    synchronized Optional<ShownTurn> shown(String leg) {
        return Optional.ofNullable(byLeg.get(leg)).flatMap(TurnFence::shown);
    }

    /** Asks the fence of the event's leg whether to admit the event; see {@link TurnFence#admit(OutboundEvent)}. */
    synchronized boolean admit(OutboundEvent event) {
        return byLeg.computeIfAbsent(event.route().leg(), unseen -> new TurnFence())
                .admit(event);
    }
}
