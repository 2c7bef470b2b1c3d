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
 * Notes which agents have a desk open here, closes desks whose pages no longer answer, and hands back the conversations
 * of agents who have been gone from all nodes for {@code assistant.desk.absence}. Each node does so; the event of one
 * absence has the same id everywhere, so a conversation is handed back once.
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
    private Cancellable rounds = () -> {};
    private Cancellable pings = () -> {};
    /** Since when presence has been noted without a failure; null after one. */
    private Instant notedSince;

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
            rounds = Periodic.every(config.pingInterval(), timers, "presence of agents not noted", this::round);
        }
    }

    @PreDestroy
    void stop() {
        pings.cancel();
        rounds.cancel();
    }

    /** Does not wait for the store: pages take a server whose pings stop for dead. */
    private Uni<Void> ping() {
        hub.ping(timers.now(), config.silence());
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> round() {
        Instant now = timers.now();
        return presence.note(hub.agents())
                .onFailure()
                .invoke(failure -> notedSince = null)
                .chain(() -> isTrustworthy(now) ? handBack() : Uni.createFrom().voidItem());
    }

    /** While the store was down, no node could note anything: absences count only once all have had time to. */
    private boolean isTrustworthy(Instant now) {
        if (notedSince == null) {
            notedSince = now;
        }
        return !now.isBefore(notedSince.plus(config.absence()));
    }

    private Uni<Void> handBack() {
        return presence.abandoned(config.absence(), MOST_AT_ONCE).flatMap(this::handBackAll);
    }

    /** A conversation whose event is not published is found again by the next round. */
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
