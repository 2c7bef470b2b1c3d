package telecom.assistant.benchmarks.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import telecom.assistant.benchmarks.promise.Breach;
import telecom.assistant.benchmarks.promise.Ledger;
import telecom.assistant.benchmarks.promise.Sent;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.InboundEvent;

class InboundAuditTest {

    private static final Instant STORED = Instant.parse("2026-01-01T00:00:01Z");
    private static final Route ROUTE = new Route(Channel.WEB, "leg", "+821000000101", "bot", 0);

    private final Ledger ledger = new Ledger();
    private final Sent sent = ledger.open(Channel.WEB).say();
    private final Settlements settlements = new Settlements();
    private InboundAudit audit;

    @BeforeEach
    void start() {
        StoredTurns stored = new StoredTurns();
        stored.addReply("conversation", 1, STORED);
        stored.addUtterance("conversation", 1, sent.tag());
        audit = new InboundAudit(stored, settlements, ledger);
    }

    @Test
    void findsAnUtteranceThatIsSettledBeforeItsReplyIsStored() {
        settlements.noteSettled(3, 8, STORED.minusMillis(400));

        audit.check(utterance(), 3, 7);

        assertThat(audit.breaches()).singleElement().satisfies(breach -> {
            assertThat(breach.kind()).isEqualTo(Breach.Kind.EARLY);
            assertThat(breach.evidence()).contains("400 ms");
        });
    }

    @Test
    void acceptsAnUtteranceThatIsNotSettledYetOrSettledAfterwards() {
        settlements.noteSettled(3, 7, STORED.minusMillis(400));
        settlements.noteSettled(4, 8, STORED.minusMillis(400));
        settlements.noteSettled(3, 9, STORED.plusMillis(1));

        audit.check(utterance(), 3, 7);
        audit.check(utterance(), 5, 7);

        assertThat(audit.breaches()).isEmpty();
    }

    @Test
    void isNotMisledByACommittedOffsetThatGoesBack() {
        settlements.noteSettled(3, 8, STORED.minusMillis(400));
        settlements.noteSettled(3, 6, STORED.minusMillis(300));
        settlements.noteSettled(3, 8, STORED.plusMillis(300));

        assertThat(settlements.firstSeenSettled(3, 7)).hasValue(STORED.minusMillis(400));
    }

    private InboundEvent utterance() {
        return new InboundEvent.UtteranceReceived(ROUTE, sent.text(), null, 1);
    }
}
