package telecom.assistant.store.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import telecom.assistant.store.audit.AuditFinding.Kind;

class AuditChainTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.123456789Z");

    private final UUID writer = UUID.randomUUID();
    private final AuditChain chain = new AuditChain("a-secret-of-a-test");
    private final List<AuditEntry> entries = new ArrayList<>(written(chain, 5));
    private final AuditHead head = entries.get(4).head();

    @Test
    void findsNothingInAnUnchangedChain() {
        assertThat(found()).isEmpty();
        assertThat(verify(entries, Optional.of(entries.get(2).head()))).isEmpty();
        assertThat(verify(List.of(), Optional.empty())).isEmpty();
    }

    @Test
    void reportsARemovedEntry() {
        entries.remove(1);
        assertThat(found()).containsExactly(finding(2, Kind.REMOVED));
    }

    @Test
    void reportsRemovedEntriesAtTheBeginning() {
        entries.remove(0);
        entries.remove(0);
        assertThat(found()).containsExactly(finding(1, Kind.REMOVED), finding(2, Kind.REMOVED));
    }

    @Test
    void reportsAChangedEntry() {
        entries.set(1, withActor(entries.get(1), "nobody"));
        entries.set(4, withActor(entries.get(4), "nobody"));
        assertThat(found()).containsExactly(finding(2, Kind.CHANGED), finding(5, Kind.CHANGED));
    }

    @Test
    void reportsAnEntryThatWasAppendedWithoutTheKey() {
        entries.add(new AuditChain("another-secret").next(head, action("nobody"), NOON));
        assertThat(found()).containsExactly(finding(6, Kind.INSERTED));
    }

    @Test
    void reportsAnEntryThatReplacesAnother() {
        entries.set(2, new AuditChain("another-secret").next(entries.get(1).head(), action("nobody"), NOON));
        assertThat(found()).contains(finding(3, Kind.INSERTED));
    }

    @Test
    void reportsAnEntryThatWasInsertedFromAnotherChain() {
        AuditEntry other = chain.next(new AuditHead(UUID.randomUUID(), 1, "x"), action("nobody"), NOON);
        entries.set(1, new AuditEntry(writer, 2, other.at(), other.action(), other.previous(), other.hash()));
        assertThat(found()).contains(finding(2, Kind.INSERTED));
    }

    @Test
    void reportsWhereTheEndWasCutOff() {
        entries.subList(3, 5).clear();
        assertThat(found()).containsExactly(finding(4, Kind.CUT_OFF));
        entries.clear();
        assertThat(found()).containsExactly(finding(1, Kind.CUT_OFF));
    }

    @Test
    void namesAnEntryThatWasPutInAfterTheEndWasCutOff() {
        entries.subList(3, 5).clear();
        entries.add(chain.next(entries.get(2).head(), action("nobody"), NOON));
        entries.add(chain.next(entries.get(3).head(), action("nobody"), NOON));
        assertThat(found()).containsExactly(finding(5, Kind.CHANGED));
    }

    @Test
    void listsNoMoreFindingsThanAnybodyReads() {
        AuditEntry farAway = chain.next(new AuditHead(writer, Long.MAX_VALUE - 1, "x"), action("nobody"), NOON);
        entries.add(farAway);
        assertThat(found()).hasSize(ChainVerification.MOST_FINDINGS);
    }

    @Test
    void reportsTextThatWasMovedFromOneFieldToTheNext() {
        AuditEntry entry = entries.get(2);
        AuditedAction action = entry.action();
        entries.set(
                2,
                with(entry, new AuditedAction(action.actor() + "a", "gent", "read", "s", "c", "t", "127.0.0.1", "")));
        assertThat(found()).containsExactly(finding(3, Kind.CHANGED));
    }

    private List<AuditFinding> found() {
        return verify(entries, Optional.of(head));
    }

    /** Each entry comes by itself, as if it were a page of its own. */
    private List<AuditFinding> verify(List<AuditEntry> read, Optional<AuditHead> kept) {
        ChainVerification verification = chain.verification(writer, kept);
        read.forEach(entry -> verification.accept(List.of(entry)));
        return verification.finish();
    }

    private AuditFinding finding(long number, Kind kind) {
        return new AuditFinding(writer, number, kind);
    }

    private List<AuditEntry> written(AuditChain by, int count) {
        List<AuditEntry> all = new ArrayList<>();
        AuditHead last = AuditHead.none(writer);
        for (int i = 0; i < count; i++) {
            AuditEntry entry = by.next(last, action("kim"), NOON.plusSeconds(i));
            all.add(entry);
            last = entry.head();
        }
        return all;
    }

    private static AuditEntry withActor(AuditEntry entry, String actor) {
        return with(entry, action(actor));
    }

    private static AuditEntry with(AuditEntry entry, AuditedAction action) {
        return new AuditEntry(entry.writer(), entry.number(), entry.at(), action, entry.previous(), entry.hash());
    }

    private static AuditedAction action(String actor) {
        return new AuditedAction(actor, "agent", "read", "s", "c", "t", "127.0.0.1", "");
    }
}
