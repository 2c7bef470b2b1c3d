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
 * Checks that no utterance was settled before its reply was stored; otherwise, the death of its engine in between would
 * have lost the utterance. It reports no false breaches: a settlement is seen only after it has happened, and the
 * recorded time of a reply is that of its SQL statement, which precedes the commit.
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
                    .ifPresent(tag ->
                            settlements.firstSeenSettled(partition, offset).ifPresent(at -> check(tag, at)));
        }
    }

    private void check(Tag utterance, Instant settled) {
        stored.answerStoredAt(utterance).filter(settled::isBefore).ifPresent(at -> {
            long early = Duration.between(settled, at).toMillis();
            String evidence = "settled at least " + early + " ms before its reply was stored";
            ledger.find(utterance).ifPresent(sent -> breaches.add(new Breach(Breach.Kind.EARLY, sent, evidence)));
        });
    }

    List<Breach> breaches() {
        return List.copyOf(breaches);
    }
}
