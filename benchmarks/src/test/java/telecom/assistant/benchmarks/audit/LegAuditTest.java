package telecom.assistant.benchmarks.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import telecom.assistant.benchmarks.promise.Account;
import telecom.assistant.benchmarks.promise.Breach;
import telecom.assistant.benchmarks.promise.Ledger;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.OutboundEvent;

class LegAuditTest {

    private static final Route ROUTE = new Route(Channel.VOICE, "leg", "+821000000101", "114", 0);

    private final Account account = new Ledger().open(Channel.VOICE);
    private final LegAudit audit = new LegAudit();

    @BeforeEach
    void somethingWasSaid() {
        account.say();
    }

    @Test
    void acceptsEpochsAndTurnsThatRise() {
        sent(10, 1, 1);
        sent(11, 1, 2);
        sent(12, 2, 2);
        arrived(10, 11, 12);

        assertThat(audit.check(account)).isEmpty();
    }

    @Test
    void findsAReplyOfAnOlderEngineAfterThatOfANewerOne() {
        sent(10, 2, 1);
        sent(11, 1, 1);
        arrived(10, 11);

        assertThat(audit.check(account)).extracting(Breach::kind).containsExactly(Breach.Kind.FENCED);
    }

    @Test
    void findsAReplyOfAnEarlierTurnAfterThatOfALaterOne() {
        sent(10, 1, 2);
        sent(11, 2, 1);
        arrived(10, 11);

        assertThat(audit.check(account)).extracting(Breach::kind).containsExactly(Breach.Kind.FENCED);
    }

    @Test
    void acceptsAStoredReplyThatANewerEngineSendsAgain() {
        sent(10, 1, 1);
        sent(10, 3, 1);
        sent(11, 2, 2);
        arrived(10, 11);

        assertThat(audit.check(account)).isEmpty();
    }

    @Test
    void comparesOnlyWithinAConversation() {
        sent(10, 5, 5);
        audit.recordSent(piece(11, new UUID(9, 9), 1, 1));
        arrived(10, 11);

        assertThat(audit.check(account)).isEmpty();
    }

    private void sent(long generation, long epoch, long turn) {
        audit.recordSent(piece(generation, new UUID(1, 1), epoch, turn));
    }

    private static OutboundEvent piece(long generation, UUID conversation, long epoch, long turn) {
        String text = "Answer " + generation + " to: something";
        return new OutboundEvent.ReplyDelta(ROUTE, conversation, epoch, turn, new UUID(2, 2), 1, text, "en");
    }

    private void arrived(long... generations) {
        for (long generation : generations) {
            account.noteGeneration(generation);
        }
    }
}
