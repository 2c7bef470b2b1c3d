package telecom.assistant.benchmarks.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import telecom.assistant.benchmarks.promise.Account;
import telecom.assistant.benchmarks.promise.Breach;
import telecom.assistant.benchmarks.promise.Ledger;
import telecom.assistant.benchmarks.promise.Sent;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.Author;
import telecom.assistant.channel.event.OutboundEvent;

class OutboundAuditTest {

    private static final Instant STORED = Instant.parse("2026-01-01T00:00:00.500600Z");
    private static final Instant SAME_MILLISECOND = Instant.parse("2026-01-01T00:00:00.500Z");
    private static final Instant BEFORE = SAME_MILLISECOND.minusMillis(1);

    private static final Route ROUTE = new Route(Channel.WEB, "leg", "+821000000101", "bot", 0);
    private static final UUID CONVERSATION = new UUID(1, 1);
    private static final UUID REPLY = new UUID(2, 2);

    private final Ledger ledger = new Ledger();
    private final Account account = ledger.open(Channel.WEB);
    private final Sent first = account.say();
    private OutboundAudit audit;

    private final StoredTurns stored = new StoredTurns();

    /** The reply of turn 1 is stored. */
    @BeforeEach
    void start() {
        stored.addReply(CONVERSATION.toString(), 1, STORED);
        stored.addUtterance(CONVERSATION.toString(), 1, first.tag());
        stored.addUtterance(CONVERSATION.toString(), 2, account.say().tag());
        audit = new OutboundAudit(stored, ledger);
    }

    @Test
    void acceptsAnEventInTheMillisecondInWhichItsPreconditionIsStored() {
        audit.check(completed(1), SAME_MILLISECOND);
        audit.check(cancelled(1), SAME_MILLISECOND);
        audit.check(piece(2, 1), SAME_MILLISECOND);

        assertThat(audit.breaches()).isEmpty();
    }

    @Test
    void acceptsPiecesOfATurnThatIsNotYetStored() {
        audit.check(piece(1, 1), BEFORE);

        assertThat(audit.breaches()).isEmpty();
    }

    @Test
    void findsPiecesThatAreSentBeforeThePreviousTurnIsStored() {
        audit.check(piece(2, 1), BEFORE);
        audit.check(piece(2, 2), BEFORE);
        audit.check(piece(3, 1), BEFORE);

        assertThat(audit.breaches()).hasSize(2).allSatisfy(breach -> {
            assertThat(breach.kind()).isEqualTo(Breach.Kind.EARLY);
            assertThat(breach.sent().tag()).isEqualTo(first.tag());
        });
    }

    @Test
    void findsAWholeReplyThatIsSentBeforeItIsStored() {
        audit.check(completed(1), BEFORE);

        assertThat(audit.breaches()).hasSize(1);
    }

    @Test
    void findsACancellationThatIsSentBeforeTheCutIsStored() {
        audit.check(cancelled(1), BEFORE);

        assertThat(audit.breaches()).hasSize(1);
    }

    @Test
    void findsACancellationWithoutAnyWriteSinceTheLastPiece() {
        stored.addWrite(CONVERSATION.toString(), STORED);
        audit.check(piece(2, 1), STORED.plusMillis(5));

        audit.check(cancelled(2), STORED.plusMillis(9));

        assertThat(audit.breaches()).extracting(Breach::kind).containsExactly(Breach.Kind.EARLY);
    }

    @Test
    void acceptsACancellationAfterAWriteAndItsRepetition() {
        audit.check(piece(2, 1), SAME_MILLISECOND);
        stored.addWrite(CONVERSATION.toString(), STORED);

        audit.check(cancelled(2), SAME_MILLISECOND);
        audit.check(piece(3, 1), SAME_MILLISECOND);
        audit.check(cancelled(2), STORED.plusMillis(9));

        assertThat(audit.breaches()).isEmpty();
    }

    @Test
    void findsAPieceThatOvertakesTheCancellationOfThePreviousTurn() {
        stored.addWrite(CONVERSATION.toString(), STORED);
        audit.check(piece(2, 1), SAME_MILLISECOND);
        audit.check(piece(3, 1), SAME_MILLISECOND);

        audit.check(cancelled(2), SAME_MILLISECOND);

        assertThat(audit.breaches())
                .extracting(Breach::evidence)
                .singleElement()
                .asString()
                .contains("later turn");
    }

    private static OutboundEvent piece(long turn, long seq) {
        return new OutboundEvent.ReplyDelta(ROUTE, CONVERSATION, 1, turn, REPLY, seq, "more", "en");
    }

    private static OutboundEvent completed(long turn) {
        return new OutboundEvent.ReplyCompleted(
                ROUTE, CONVERSATION, 1, turn, REPLY, "all", "en", Author.ASSISTANT, true, null);
    }

    private static OutboundEvent cancelled(long turn) {
        return new OutboundEvent.ReplyCancelled(ROUTE, CONVERSATION, 1, turn, REPLY);
    }
}
