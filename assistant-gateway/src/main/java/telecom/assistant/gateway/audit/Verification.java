package telecom.assistant.gateway.audit;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import telecom.assistant.store.audit.AuditFinding;
import telecom.assistant.store.audit.AuditHead;
import telecom.assistant.store.audit.AuditTrail;

/** Checks that every audit chain is consistent in itself and with its newest published head. */
@ApplicationScoped
class Verification {

    private final AuditTrail trail;
    private final HeadTopic topic;
    private final HeadPublisher publisher;

    Verification(AuditTrail trail, HeadTopic topic, HeadPublisher publisher) {
        this.trail = trail;
        this.topic = topic;
        this.publisher = publisher;
    }

    /**
     * The result of a verification.
     *
     * @param chains how many were verified, including those that have no entries left
     * @param findings empty if nothing was tampered with
     */
    record Report(int chains, boolean isIntact, List<AuditFinding> findings) {}

    /** Verifies all chains. Publishes this node's own head first, so that its chain is verified up to now. */
    Uni<Report> verify() {
        return publisher
                .publish()
                .chain(() -> Uni.createFrom().item(topic::read).runSubscriptionOn(Infrastructure.getDefaultExecutor()))
                .flatMap(heads -> trail.writers().flatMap(writers -> verify(all(writers, heads), heads)));
    }

    private Uni<Report> verify(Set<UUID> writers, Map<UUID, AuditHead> heads) {
        return Multi.createFrom()
                .iterable(writers)
                .onItem()
                .transformToUniAndConcatenate(writer -> trail.verify(writer, Optional.ofNullable(heads.get(writer))))
                .onItem()
                .transformToIterable(findings -> findings)
                .collect()
                .asList()
                .map(findings -> new Report(writers.size(), findings.isEmpty(), findings));
    }

    private static Set<UUID> all(List<UUID> writers, Map<UUID, AuditHead> heads) {
        Set<UUID> all = new TreeSet<>(writers);
        all.addAll(heads.keySet());
        return all;
    }
}
