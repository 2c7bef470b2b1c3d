package telecom.assistant.gateway.desk;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.NodeRoles;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.flow.Periodic;
import telecom.assistant.channel.flow.Timers;
import telecom.assistant.channel.kafka.EventPublisher;
import telecom.assistant.store.desk.AgentPresence;
import telecom.assistant.store.desk.AgentPresence.Abandoned;

/**
 * Records which agents have a desk open on this node, closes desks whose pages no longer answer, and hands back the
 * conversations of agents who have been gone from all nodes for {@code assistant.desk.absence}. Every node does this;
 * the event for an absence has the same id on all of them, so each conversation is handed back once.
 */
@Startup
@ApplicationScoped
class DeskPresence {

    private static final Logger LOG = Logger.getLogger(DeskPresence.class);
    private static final String SOURCE = "/desk";
    private static final int MOST_AT_ONCE = 500;

    private final DeskHub hub;
    private final AgentPresence presence;
    private final EventPublisher publisher;
    private final DeskConfig config;
    private final NodeRoles roles;
    private final Timers timers;
    private Cancellable checks = () -> {};
    private Cancellable pings = () -> {};
    /** Since when presence has been recorded without a failure; null after a failure. */
    private Instant recordedSince;

    DeskPresence(
            DeskHub hub,
            AgentPresence presence,
            EventPublisher publisher,
            DeskConfig config,
            NodeRoles roles,
            Timers timers) {
        this.hub = hub;
        this.presence = presence;
        this.publisher = publisher;
        this.config = config;
        this.roles = roles;
        this.timers = timers;
    }

    @PostConstruct
    void start() {
        if (roles.has("desk")) {
            pings = Periodic.every(config.pingInterval(), timers, "desks not pinged", this::ping);
            checks = Periodic.every(config.pingInterval(), timers, "agents' presence not recorded", this::check);
        }
    }

    @PreDestroy
    void stop() {
        pings.cancel();
        checks.cancel();
    }

    /** Does not wait for the store, because a page gives up on a server that stops pinging. */
    private Uni<Void> ping() {
        hub.ping(timers.now(), config.silence());
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> check() {
        Instant now = timers.now();
        return presence.note(hub.agents())
                .onFailure()
                .invoke(failure -> recordedSince = null)
                .chain(() -> isTrustworthy(now) ? handBack() : Uni.createFrom().voidItem());
    }

    /**
     * While the store is down, no node can record presence, so absences count only once all nodes have had time to do
     * so again.
     */
    private boolean isTrustworthy(Instant now) {
        if (recordedSince == null) {
            recordedSince = now;
        }
        return !now.isBefore(recordedSince.plus(config.absence()));
    }

    private Uni<Void> handBack() {
        return presence.abandoned(config.absence(), MOST_AT_ONCE).flatMap(this::handBackAll);
    }

    /** If an event cannot be published, the next check finds its conversation again. */
    private Uni<Void> handBackAll(List<Abandoned> conversations) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Abandoned each : conversations) {
            all = all.chain(() -> publisher
                    .publish(Envelope.of(
                            idOf(each),
                            SOURCE,
                            each.subscriber(),
                            new InboundEvent.AgentLeft(each.conversation(), each.agent())))
                    .invoke(() -> LOG.infof("agent is gone conversation=%s", each.conversation())));
        }
        return all;
    }

    private static String idOf(Abandoned absence) {
        String agent = absence.agent().id() + " " + absence.seenAt();
        return Ids.derived("desk absence " + absence.conversation(), agent).toString();
    }
}
