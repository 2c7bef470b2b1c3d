package telecom.assistant.benchmarks.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import telecom.assistant.benchmarks.promise.Breach;
import telecom.assistant.benchmarks.promise.Ledger;
import telecom.assistant.benchmarks.promise.Tag;
import telecom.assistant.channel.event.InboundEvent;

/**
 * Checks that no utterance was settled before its reply was stored; otherwise it would have been lost if its engine had died
 * then. Never blames what was right, because settling is seen after it has happened, and a statement runs before its commit.
 */
final class InboundAudit {

    private final StoredTurns stored;
    private final Settlements settlements;
    private final Ledger ledger;
    private final List<Breach> breaches = new ArrayList<>();

    InboundAudit(StoredTurns stored, Settlements settlements, Ledger ledger) {
        this.stored = stored;
        this.settlements = settlements;
        this.ledger = ledger;
    }

    void check(InboundEvent event, int partition, long offset) {
        if (event instanceof InboundEvent.UtteranceReceived utterance) {
            Tag.lastIn(utterance.text())
                    .ifPresent(said -> settlements.settledBy(partition, offset).ifPresent(at -> check(said, at)));
        }
    }

    private void check(Tag utterance, Instant settled) {
        stored.answerStoredAt(utterance).filter(settled::isBefore).ifPresent(at -> {
            long early = Duration.between(settled, at).toMillis();
            String evidence = "settled at least " + early + " ms before its reply was stored";
            ledger.find(utterance).ifPresent(said -> breaches.add(new Breach(Breach.Kind.EARLY, said, evidence)));
        });
    }

    List<Breach> breaches() {
        return List.copyOf(breaches);
    }
}
