package telecom.assistant.channel.voice;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import telecom.assistant.channel.event.InboundEvent.LegClosed;
import telecom.assistant.channel.event.InboundEvent.LegOpened;
import telecom.assistant.channel.kafka.EventPublisher;
import telecom.assistant.channel.voice.delivery.Delay;
import telecom.assistant.channel.voice.delivery.Line;
import telecom.assistant.channel.voice.delivery.RecentIds;

/**
 * The calls that live on this node, no more than its setting allows. A call is on one connection at a time, and its end
 * is told by the connection or by the platform's callback, whichever comes first, and by the other only when that has not
 * succeeded. Safe for use by many threads.
 */
@ApplicationScoped
public class Calls {

    private static final Logger LOG = Logger.getLogger(Calls.class);

    /** The callback comes within seconds of the end of the connection. */
    private static final int REMEMBERED_ENDS = 4096;

    private final Map<String, Call> live = new ConcurrentHashMap<>();
    private final RecentIds<String> ended = new RecentIds<>(REMEMBERED_ENDS);
    private final Legs legs;
    private final Equipment equipment;

    @Inject
    Calls(Legs legs, VoiceConfig config, Speech speech, VoiceMetrics metrics, EventPublisher events, Delay delay) {
        this(legs, new Equipment(config, speech, metrics, delay, System::nanoTime, events::publish));
    }

    Calls(Legs legs, Equipment equipment) {
        this.legs = legs;
        this.equipment = equipment;
        equipment.metrics().watch(live);
    }

    /**
     * Takes a call that the platform has connected. The same call on an older connection goes on over this one, and the
     * older one is dropped.
     *
     * @throws TooManyCallsException when the node has as many calls as it may have
     */
    public Call open(CallSetup setup, Line line) {
        Leg leg = legs.of(setup);
        String language = Optional.ofNullable(setup.language()).orElseGet(equipment.speech()::defaultLanguage);
        LegOpened opened = new LegOpened(leg.route(), language, setup.name());
        Call call = enter(leg, opened, line);
        ended.remove(call.id());
        call.open();
        LOG.infof("call opened channel=voice leg=%s", call.id());
        return call;
    }

    /** The call, if this node has it. */
    Optional<Call> find(String callId) {
        return Optional.ofNullable(live.get(callId));
    }

    /** One at a time, so that the limit holds and each connection follows on the one before. */
    private synchronized Call enter(Leg leg, LegOpened opened, Line line) {
        Call before = live.get(leg.callId());
        int limit = equipment.config().maxCalls();
        if (before == null && live.size() >= limit) {
            equipment.metrics().callRefused();
            throw new TooManyCallsException(limit);
        }
        Call call = new Call(leg, opened, before == null ? equipment.dialogue(line) : before.dialogue(), equipment);
        // Only then is the older connection dropped: its end must not be taken for that of the call.
        live.put(call.id(), call);
        if (before != null) {
            before.moveTo(line);
        }
        return call;
    }

    /**
     * The call's connection is gone. Does nothing when the call goes on over another. The end is told whether or not
     * somebody waits for the result, which completes when it is durable.
     */
    public Uni<Void> close(Call call, String reason) {
        if (!live.remove(call.id(), call)) {
            return Uni.createFrom().voidItem();
        }
        LOG.infof("call ended channel=voice leg=%s reason=%s", call.id(), reason);
        return call.close(reason, () -> ended.add(call.id()));
    }

    /**
     * The platform says that a call is over. Its connection may have said so already; if it has not, because it is still
     * open or its node is gone, this tells it. Completes when nothing is left to tell, and fails when that could not be
     * told in time.
     */
    public Uni<Void> close(CallSetup setup, String reason) {
        return tellEnd(setup, reason)
                .ifNoItem()
                .after(equipment.config().publishTimeout())
                .fail();
    }

    private Uni<Void> tellEnd(CallSetup setup, String reason) {
        Call call = live.get(setup.callId());
        if (call != null) {
            Uni<Void> told = close(call, reason);
            call.drop();
            return told;
        }
        if (ended.contains(setup.callId())) {
            return Uni.createFrom().voidItem();
        }
        Leg leg = legs.of(setup);
        return equipment
                .publisher()
                .apply(leg.envelope("closed", new LegClosed(leg.route(), reason)))
                .invoke(() -> ended.add(setup.callId()));
    }

    /** The node has as many calls as it may have. */
    public static final class TooManyCallsException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooManyCallsException(int limit) {
            super("calls on this node: " + limit + " (expected: fewer; raise assistant.voice.max-calls)");
        }
    }
}
