package telecom.assistant.store.conversation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.function.IntSupplier;

/** Metrics of writing the changes of conversations. */
final class CommitMetrics {

    private final DistributionSummary changes;
    private final Timer stored;
    private final Timer failed;
    private final Counter fenced;
    private final Counter refused;

    CommitMetrics(MeterRegistry registry, IntSupplier waiting) {
        this.changes = DistributionSummary.builder("assistant.store.commit.changes")
                .description("Changes that share a transaction")
                .register(registry);
        this.stored = timer(registry, "stored");
        this.failed = timer(registry, "failed");
        this.fenced = registry.counter("assistant.store.commit.fenced");
        this.refused = registry.counter("assistant.store.commit.refused");
        Gauge.builder("assistant.store.commit.waiting", waiting::getAsInt)
                .description("Changes that wait for a transaction")
                .register(registry);
    }

    private static Timer timer(MeterRegistry registry, String outcome) {
        return Timer.builder("assistant.store.commit")
                .description("One transaction, from its begin to its end")
                .tag("outcome", outcome)
                .register(registry);
    }

    Timer.Sample begin(int size) {
        changes.record(size);
        return Timer.start();
    }

    void stored(Timer.Sample transaction) {
        transaction.stop(stored);
    }

    void failed(Timer.Sample transaction) {
        transaction.stop(failed);
    }

    void fenced() {
        fenced.increment();
    }

    void refused() {
        refused.increment();
    }
}
