package telecom.assistant.benchmarks.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import telecom.assistant.benchmarks.promise.Breach.Kind;

class PromisesTest {

    private final Ledger ledger = new Ledger();
    private final List<StoredUtterance> store = new ArrayList<>();
    private final Set<String> inDoubt = new HashSet<>();

    @Test
    void findsNothingWhenEveryUtteranceHasItsReplyOnceAndInOrder() {
        Account account = ledger.open(Medium.WEB);
        answer(account, 1);
        answer(account, 2);

        Verdict verdict = check();

        assertThat(verdict.breaches()).isEmpty();
        assertThat(verdict.answered()).isEqualTo(2);
    }

    @Test
    void losesAnAcceptedUtteranceThatIsNotStored() {
        Account account = ledger.open(Medium.WEB);
        account.accepted(account.say().tag());

        assertThat(kinds()).containsExactly(Kind.LOST);
    }

    @Test
    void doesNotMissWhatWasNeverAccepted() {
        Account account = ledger.open(Medium.VOICE);
        account.uncertain(account.say().tag());

        assertThat(check().breaches()).isEmpty();
    }

    @Test
    void losesAStoredUtteranceWithoutReplyWhateverTheClientWasTold() {
        Account account = ledger.open(Medium.SMS);
        Sent said = account.say();
        account.uncertain(said.tag());
        stored(account, 1, said.text());

        assertThat(kinds()).containsExactly(Kind.LOST);
    }

    @Test
    void letsACallerWhoLostTheCallOvertakeTheReply() {
        Account account = ledger.open(Medium.VOICE);
        Sent said = account.say();
        account.accepted(said.tag());
        account.leftAlone(said.tag());
        stored(account, 1, said.text());
        answer(account, 2);

        assertThat(check().breaches()).isEmpty();
        assertThat(check().overtaken()).isEqualTo(1);
    }

    @Test
    void losesAReplyThatTheClientNeverGot() {
        Account account = ledger.open(Medium.WEB);
        Sent said = account.say();
        account.accepted(said.tag());
        stored(account, 1, said.text());
        reply(account, 1, "reply to " + said.tag().written());

        assertThat(kinds()).containsExactly(Kind.LOST);
    }

    @Test
    void keepsATextApartThatTheLedgerHasInDoubt() {
        Account account = ledger.open(Medium.SMS);
        Sent said = account.say();
        account.accepted(said.tag());
        stored(account, 1, said.text());
        inDoubt.add(reply(account, 1, "reply to " + said.tag().written()));

        assertThat(check().breaches()).isEmpty();
        assertThat(check().inDoubt()).isEqualTo(1);
    }

    @Test
    void seesADuplicateAtTheClientAndInTheStore() {
        Account twiceAtTheClient = ledger.open(Medium.SMS);
        answer(twiceAtTheClient, 1);
        Tag tag = new Tag(1, 1);
        twiceAtTheClient.received("", tag, "reply to " + tag.written(), true);
        Account twiceInTheStore = ledger.open(Medium.WEB);
        answer(twiceInTheStore, 1);
        stored(twiceInTheStore, 2, twiceInTheStore.sent().get(0).text());
        reply(twiceInTheStore, 1, "another reply");

        assertThat(kinds()).containsExactly(Kind.DUPLICATED, Kind.DUPLICATED, Kind.DUPLICATED);
    }

    @Test
    void seesTurnsAndRepliesOutOfOrder() {
        Account account = ledger.open(Medium.WEB);
        Sent first = account.say();
        Sent second = account.say();
        account.accepted(first.tag());
        account.accepted(second.tag());
        stored(account, 2, first.text());
        stored(account, 1, second.text());
        reply(account, 1, "reply to " + second.tag().written());
        reply(account, 2, "reply to " + first.tag().written());
        account.received("b", second.tag(), "reply to " + second.tag().written(), true);
        account.received("a", first.tag(), "reply to " + first.tag().written(), true);

        assertThat(kinds()).containsExactly(Kind.MISORDERED, Kind.MISORDERED);
    }

    @Test
    void seesOtherWordsThanTheStoreHas() {
        Account account = ledger.open(Medium.WEB);
        Sent said = account.say();
        account.accepted(said.tag());
        stored(account, 1, said.text());
        reply(account, 1, "Answer 8 to: " + said.tag().written());
        account.received("a", said.tag(), "Answer 7 to: " + said.tag().written(), true);

        assertThat(kinds()).containsExactly(Kind.DIFFERENT);
    }

    @Test
    void seesASecondReplyInOtherWords() {
        Account account = ledger.open(Medium.VOICE);
        answer(account, 1);
        Tag tag = new Tag(1, 1);
        account.received("", tag, "another reply to " + tag.written(), true);

        assertThat(kinds()).containsExactly(Kind.DUPLICATED);
    }

    @Test
    void seesWordsOfAnotherConversation() {
        Account one = ledger.open(Medium.WEB);
        ledger.open(Medium.WEB);
        Sent said = one.say();
        one.accepted(said.tag());
        stored(one, 1, said.text());
        reply(one, 1, "reply to q2x1");
        one.received("a", said.tag(), "reply to q2x1", true);

        assertThat(kinds()).containsExactly(Kind.MIXED_UP, Kind.MIXED_UP);
    }

    @Test
    void seesAReplyThatTheStoreRefused() {
        Account account = ledger.open(Medium.VOICE);
        Sent said = account.say();
        account.accepted(said.tag());
        account.leftAlone(said.tag());
        stored(account, 1, said.text());
        account.received("", said.tag(), "reply to " + said.tag().written(), true);
        answer(account, 2);
        account.overtakenShown();

        assertThat(kinds()).containsExactly(Kind.FENCED, Kind.FENCED);
    }

    @Test
    void takesOneReplyToTextsThatCameTogetherAsTheReplyToEach() {
        Account account = ledger.open(Medium.SMS);
        Sent first = account.say();
        Sent second = account.say();
        account.accepted(first.tag());
        account.accepted(second.tag());
        stored(account, 1, first.text());
        stored(account, 1, second.text());
        String text = "reply to " + first.tag().written() + " / " + second.tag().written();
        reply(account, 1, text);
        account.received("", second.tag(), text, true);

        assertThat(check().breaches()).isEmpty();
        assertThat(check().answered()).isEqualTo(2);
    }

    private void answer(Account account, int turn) {
        Sent said = account.say();
        account.accepted(said.tag());
        stored(account, turn, said.text());
        String text = "reply to " + said.tag().written();
        reply(account, turn, text);
        account.received("reply-" + said.tag().written(), said.tag(), text, true);
    }

    private void stored(Account account, int turn, String text) {
        store.add(new StoredUtterance(
                "c" + account.conversation(), "u" + store.size(), turn, "SUBSCRIBER", text, "COMPLETE"));
    }

    private String reply(Account account, int turn, String text) {
        String id = "u" + store.size();
        store.add(new StoredUtterance("c" + account.conversation(), id, turn, "ASSISTANT", text, "COMPLETE"));
        return id;
    }

    private Verdict check() {
        return Promises.check(ledger, store, inDoubt);
    }

    private List<Kind> kinds() {
        return check().breaches().stream().map(Breach::kind).toList();
    }
}
