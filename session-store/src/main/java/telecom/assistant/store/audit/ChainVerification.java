package telecom.assistant.store.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import telecom.assistant.store.audit.AuditFinding.Kind;

/**
 * Verifies the chain of one writer as its entries are read, without keeping them: what it remembers is the last entry,
 * and the first {@value #MOST_FINDINGS} findings. Not safe for use by many threads at once.
 */
final class ChainVerification {

    /** A chain with more findings than this needs no list of them. */
    static final int MOST_FINDINGS = 1000;

    private final AuditChain chain;
    private final UUID writer;
    private final Optional<AuditHead> kept;
    private final List<AuditFinding> findings = new ArrayList<>();
    private AuditHead before;
    /** The last entry, about which the next one may still say something; null before the first. */
    private AuditEntry last;

    private boolean isKeptReplaced;

    ChainVerification(AuditChain chain, UUID writer, Optional<AuditHead> kept) {
        this.chain = chain;
        this.writer = writer;
        this.kept = kept;
        this.before = AuditHead.none(writer);
    }

    /** Takes the next entries of this writer; all have to come, by number. */
    void accept(List<AuditEntry> entries) {
        for (AuditEntry entry : entries) {
            settle(Optional.of(entry));
            last = entry;
        }
    }

    /** What is wrong with the chain, in the order of its entries; empty if nothing is. Called once, at the end. */
    List<AuditFinding> finish() {
        settle(Optional.empty());
        kept.filter(head -> head.number() > before.number()).ifPresent(head -> add(before.number() + 1, Kind.CUT_OFF));
        kept.filter(head -> isKeptReplaced && findings.stream().noneMatch(known -> known.number() == head.number()))
                .ifPresent(head -> add(head.number(), Kind.CHANGED));
        return List.copyOf(findings);
    }

    /** Judges the last entry, now that it is clear what follows it. */
    private void settle(Optional<AuditEntry> next) {
        if (last == null) {
            return;
        }
        for (long gone = before.number() + 1; gone < last.number() && !isFull(); gone++) {
            add(gone, Kind.REMOVED);
        }
        boolean isFirstAfterGap = last.number() != before.number() + 1;
        if (!chain.isAsWritten(last)) {
            add(last.number(), isLinked(next) ? Kind.CHANGED : Kind.INSERTED);
        } else if (!isFirstAfterGap && !last.previous().equals(before.hash())) {
            add(last.number(), Kind.INSERTED);
        }
        // Whoever cuts a chain off and goes on has another entry where the kept one was.
        isKeptReplaced |= kept.filter(
                        head -> head.number() == last.number() && !head.hash().equals(last.hash()))
                .isPresent();
        before = last.head();
    }

    /** Whether something that cannot be forged says that there was an entry with this hash. */
    private boolean isLinked(Optional<AuditEntry> next) {
        return next.map(entry -> entry.previous().equals(last.hash()))
                .orElseGet(() -> kept.map(last.head()::equals).orElse(false));
    }

    private void add(long number, Kind kind) {
        if (!isFull()) {
            findings.add(new AuditFinding(writer, number, kind));
        }
    }

    private boolean isFull() {
        return findings.size() >= MOST_FINDINGS;
    }
}
