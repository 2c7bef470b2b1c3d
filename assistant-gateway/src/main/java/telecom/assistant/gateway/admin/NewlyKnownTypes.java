package telecom.assistant.gateway.admin;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import telecom.assistant.channel.NodeRoles;
import telecom.assistant.channel.kafka.EventCodec;
import telecom.assistant.channel.kafka.UnknownEventTypeException;

/**
 * Puts back dead letters that an older node put aside because it did not know their event type, once a node that knows
 * the type is running. Does so at startup and at intervals, because an older node may put more aside for as long as it
 * runs. An event that two nodes put back keeps its id, so nothing is carried out twice.
 */
@ApplicationScoped
class NewlyKnownTypes {

    private static final Logger LOG = Logger.getLogger(NewlyKnownTypes.class);
    private static final String UNKNOWN = UnknownEventTypeException.class.getSimpleName();

    private final BulkReplay bulk;
    private final NodeRoles roles;
    private final AdminConfig config;
    /** What this node knows does not change while it runs, so it looks at each dead letter once. */
    private volatile ReplayCursor lookedThrough = ReplayCursor.START;

    NewlyKnownTypes(BulkReplay bulk, NodeRoles roles, AdminConfig config) {
        this.bulk = bulk;
        this.roles = roles;
        this.config = config;
    }

    void start(@Observes StartupEvent started, Vertx vertx) {
        if (roles.has("engine")) {
            vertx.setPeriodic(1, config.putBackInterval().toMillis(), tick -> putBack()
                    .subscribe()
                    .with(
                            result -> LOG.debugf("dead letters of known types put back count=%d", result.replayed()),
                            failure -> LOG.warnf(
                                    "dead letters of known types could not be put back cause=%s",
                                    failure.getClass().getSimpleName())));
        }
    }

    Uni<BulkReplay.Result> putBack() {
        return bulk.replay(config.listLimit(), NewlyKnownTypes::isKnownNow, lookedThrough)
                .invoke(result -> lookedThrough = ReplayCursor.of("next", result.next()));
    }

    private static boolean isKnownNow(DeadLetter letter) {
        String type = letter.event().type();
        return UNKNOWN.equals(letter.reason()) && type != null && EventCodec.knows(type);
    }
}
