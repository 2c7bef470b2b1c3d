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
 * The calls that live on this node. A call is on one connection at a time, and its end is told once, by the connection or
 * by the platform's callback, whichever comes first. Safe for use by many threads.
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
        this(legs, new Equipment(config, speech, metrics, delay, events::publish));
    }

    Calls(Legs legs, Equipment equipment) {
        this.legs = legs;
        this.equipment = equipment;
        equipment.metrics().watch(live);
    }

    /** Takes a call that the platform has connected. An older connection of the same call is dropped. */
    public Call open(CallSetup setup, Line line) {
        Leg leg = legs.of(setup);
        String language = Optional.ofNullable(setup.language()).orElseGet(equipment.speech()::defaultLanguage);
        Call call = new Call(leg, new LegOpened(leg.route(), language, setup.name()), line, equipment);
        ended.remove(call.id());
        Call before = live.put(call.id(), call);
        if (before != null) {
            before.drop();
        }
        call.open();
        LOG.infof("call opened channel=voice leg=%s", call.id());
        return call;
    }

    /** The call, if this node has it. */
    Optional<Call> find(String callId) {
        return Optional.ofNullable(live.get(callId));
    }

    /** The call's connection is gone. Does nothing when the call goes on over another. */
    public void close(Call call, String reason) {
        if (live.remove(call.id(), call)) {
            ended.add(call.id());
            call.close(reason);
            LOG.infof("call ended channel=voice leg=%s reason=%s", call.id(), reason);
        }
    }

    /**
     * The platform says that a call is over. Its connection may have said so already; if it has not, because it is still
     * open or its node is gone, this tells it. Completes when nothing is left to tell.
     */
    public Uni<Void> close(CallSetup setup, String reason) {
        Call call = live.get(setup.callId());
        if (call != null) {
            close(call, reason);
            call.drop();
            return Uni.createFrom().voidItem();
        }
        if (ended.contains(setup.callId())) {
            return Uni.createFrom().voidItem();
        }
        Leg leg = legs.of(setup);
        return equipment
                .publisher()
                .apply(leg.envelope("closed", new LegClosed(leg.route(), reason)))
                .ifNoItem()
                .after(equipment.config().publishTimeout())
                .fail()
                .invoke(() -> ended.add(setup.callId()));
    }
}
