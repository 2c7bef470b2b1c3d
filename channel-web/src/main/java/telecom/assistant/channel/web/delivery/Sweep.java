package telecom.assistant.channel.web.delivery;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Work that is done again and again. */
final class Sweep {

    private static final Logger LOG = Logger.getLogger(Sweep.class);

    private Sweep() {}

    /**
     * Does the work now and then at intervals, never twice at a time, until it is cancelled. A failure is logged and
     * the work done again at its time.
     *
     * @param failed what to log
     */
    static Cancellable every(Duration interval, String failed, Supplier<Uni<?>> work) {
        return Multi.createFrom()
                .ticks()
                .every(interval)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> Uni.createFrom()
                        .deferred(() -> work.get().replaceWithVoid())
                        .onFailure()
                        .invoke(failure -> LOG.warnf(
                                "%s channel=web cause=%s",
                                failed, failure.getClass().getSimpleName()))
                        .onFailure()
                        .recoverWithNull())
                .subscribe()
                .with(done -> {});
    }
}
