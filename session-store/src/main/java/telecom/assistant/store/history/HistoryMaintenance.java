package telecom.assistant.store.history;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import telecom.assistant.channel.NodeRoles;
import telecom.assistant.store.StoreConfig;

/**
 * Creates partitions ahead of time and deletes what is old, at start-up and then every
 * {@code assistant.store.partitions.maintain-every}. Runs on engine nodes; only one of them works at a time.
 */
@ApplicationScoped
public class HistoryMaintenance {

    private static final Logger LOG = Logger.getLogger(HistoryMaintenance.class);

    private final Partitions partitions;
    private final Retention retention;
    private final NodeRoles roles;
    private final StoreConfig config;
    private final Vertx vertx;
    private Long timer;
    private volatile Cancellable running = () -> {};

    HistoryMaintenance(
            Partitions partitions,
            Retention retention,
            NodeRoles roles,
            StoreConfig config,
            Vertx vertx,
            MeterRegistry registry) {
        this.partitions = partitions;
        this.retention = retention;
        this.roles = roles;
        this.config = config;
        this.vertx = vertx;
        registry.gauge("assistant.store.partitions.ahead.seconds", partitions, HistoryMaintenance::secondsAhead);
    }

    /**
     * Does everything that is due at the given time. Repeating it, also on several nodes at once, is harmless. Fails if
     * a partition could not be dropped because it stayed in use; the next run tries again.
     */
    public Uni<Void> run(Instant now) {
        return partitions.createAhead(now).chain(() -> retention.forget(now));
    }

    void start(@Observes StartupEvent event) {
        if (roles.has("engine")) {
            runNow();
            timer = vertx.setPeriodic(config.partitions().maintainEvery().toMillis(), tick -> runNow());
        }
    }

    void stop(@Observes ShutdownEvent event) {
        if (timer != null) {
            vertx.cancelTimer(timer);
        }
        running.cancel();
    }

    private void runNow() {
        running = run(Instant.now()).subscribe().with(done -> LOG.debug("history maintenance done"), failure -> {
            LOG.warnf("history maintenance failed cause=%s", failure.getClass().getSimpleName());
            LOG.debug("history maintenance failed", failure);
        });
    }

    private static double secondsAhead(Partitions partitions) {
        Instant until = partitions.createdUntil();
        return until == null
                ? Double.NaN
                : Duration.between(Instant.now(), until).toSeconds();
    }
}
