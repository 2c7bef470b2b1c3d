package telecom.assistant.store.conversation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.function.IntSupplier;

/** The metrics about writing the changes to conversations. */
record CommitMetrics(DistributionSummary changes, Timer stored, Timer failed, Counter fenced, Counter refused) {

    static CommitMetrics registerIn(MeterRegistry registry, IntSupplier waiting) {
        Gauge.builder("assistant.store.commit.waiting", waiting::getAsInt)
                .description("Changes that wait for a transaction")
                .register(registry);
        DistributionSummary changes = DistributionSummary.builder("assistant.store.commit.changes")
                .description("Changes that share a transaction")
                .register(registry);
        return new CommitMetrics(
                changes,
                transactions(registry, "stored"),
                transactions(registry, "failed"),
                registry.counter("assistant.store.commit.fenced"),
                registry.counter("assistant.store.commit.refused"));
    }

    private static Timer transactions(MeterRegistry registry, String outcome) {
        return Timer.builder("assistant.store.commit")
                .description("One transaction, from beginning to end")
                .tag("outcome", outcome)
                .register(registry);
    }
}
