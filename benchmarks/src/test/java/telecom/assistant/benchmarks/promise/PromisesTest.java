package telecom.assistant.benchmarks.promise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import telecom.assistant.benchmarks.promise.Breach.Kind;
import telecom.assistant.benchmarks.promise.Sent.End;
import telecom.assistant.channel.Channel;

class PromisesTest {

    private final Ledger ledger = new Ledger();
    private final List<StoredUtterance> store = new ArrayList<>();
    private final Set<String> inDoubt = new HashSet<>();
    private final List<FaultWindow> windows = new ArrayList<>();

    /** The conversation in which everything is stored; empty for one conversation per account. */
    private String conversation = "";

    @Test
    void findsNothingWhenEveryUtteranceHasItsReplyOnceAndInOrder() {
        Account account = ledger.open(Channel.WEB);
        answer(account, 1);
        answer(account, 2);

        Verdict verdict = check();

        assertThat(verdict.breaches()).isEmpty();
        assertThat(verdict.answered()).isEqualTo(2);
    }

    @Test
    void reportsAnAcceptedUtteranceThatIsNotStoredAsLost() {
        Account account = ledger.open(Channel.WEB);
        account.recordAccepted(account.say().tag());

        assertThat(kinds()).containsExactly(Kind.LOST);
    }

    @Test
    void allowsARefusalOnlyDuringAFaultThatCanCauseIt() {
        Account account = ledger.open(Channel.VOICE);
        account.recordUncertain(account.say().tag());

        assertThat(kinds()).containsExactly(Kind.REFUSED);
        duringFault(FaultAllowance.APOLOGY);
        assertThat(kinds()).containsExactly(Kind.REFUSED);
        duringFault(FaultAllowance.NOT_ACCEPTED);
        assertThat(check().breaches()).isEmpty();
        assertThat(check().count(FaultAllowance.NOT_ACCEPTED)).isEqualTo(1);
    }

    @Test
    void reportsAStoredUtteranceWithoutAReplyAsLost() {
        Account account = ledger.open(Channel.SMS);
        Sent sent = account.say();
        account.recordUncertain(sent.tag());
        stored(account, 1, sent.text());

        assertThat(kinds()).containsExactly(Kind.LOST);
    }

    @Test
    void allowsACallerWhoLostTheCallToOvertakeTheReplyDuringAFault() {
        Account account = ledger.open(Channel.VOICE);
        Sent sent = accepted(account, 1);
        account.recordEnd(sent.tag(), End.ABANDONED);
        answer(account, 2);

        assertThat(kinds()).containsExactly(Kind.LOST);
        duringFault(FaultAllowance.OVERTAKEN);
        assertThat(check().breaches()).isEmpty();
        assertThat(check().count(FaultAllowance.OVERTAKEN)).isEqualTo(1);
    }

    @Test
    void reportsAReplyAsLostUnlessALaterUtteranceOvertookIt() {
        Account account = ledger.open(Channel.VOICE);
        account.recordEnd(accepted(account, 1).tag(), End.ABANDONED);
        duringFault(FaultAllowance.OVERTAKEN);

        assertThat(kinds()).containsExactly(Kind.LOST);
    }

    @Test
    void allowsAReplyToGoUnheardWhenTheCallWasLost() {
        Account account = ledger.open(Channel.VOICE);
        Sent sent = accepted(account, 1);
        reply(account, 1, "reply to " + sent.tag().written());
        account.recordEnd(sent.tag(), End.ABANDONED);

        assertThat(kinds()).containsExactly(Kind.LOST);
        duringFault(FaultAllowance.UNHEARD);
        assertThat(check().breaches()).isEmpty();
    }

    @Test
    void allowsNothingThatEndedBeforeTheFault() {
        Account account = ledger.open(Channel.VOICE);
        Sent sent = accepted(account, 1);
        account.recordEnd(sent.tag(), End.ABANDONED);
        answer(account, 2);
        windows.add(new FaultWindow(Set.of(FaultAllowance.OVERTAKEN), System.nanoTime(), Long.MAX_VALUE));

        assertThat(kinds()).containsExactly(Kind.LOST);
    }

    @Test
    void acceptsAnApologyAsAnAnswerOnlyWhileTheModelFails() {
        Account account = ledger.open(Channel.WEB);
        Sent sent = accepted(account, 1);
        stored(account, 1, "ASSISTANT", "sorry", "INCOMPLETE");
        account.recordReply("a", sent.tag(), "sorry", Received.Kind.APOLOGY);

        assertThat(kinds()).containsExactly(Kind.APOLOGISED);
        duringFault(FaultAllowance.APOLOGY);
        assertThat(check().breaches()).isEmpty();
        assertThat(check().answered()).isEqualTo(1);
        assertThat(check().count(FaultAllowance.APOLOGY)).isEqualTo(1);
    }

    @Test
    void countsAnAnswerButNotAnApologyAsRecovery() {
        Account account = ledger.open(Channel.WEB);
        long begin = System.nanoTime();
        account.recordReply("a", account.say().tag(), "sorry", Received.Kind.APOLOGY);
        assertThat(account.firstAnswerSince(begin)).isEmpty();

        account.recordReply("b", account.say().tag(), "reply", Received.Kind.ANSWER);

        assertThat(account.firstAnswerSince(begin)).isPresent();
        assertThat(account.firstAnswerSince(System.nanoTime())).isEmpty();
    }

    @Test
    void allowsASubscriberWhoTalksOverAReplyToGoWithoutIt() {
        Account account = ledger.open(Channel.VOICE);
        Sent sent = accepted(account, 1);
        account.recordReply("", sent.tag(), "one two  three", Received.Kind.PART);
        account.recordEnd(sent.tag(), End.TALKED_OVER);
        stored(account, 1, "ASSISTANT", "one two", "INTERRUPTED");

        assertThat(check().breaches()).isEmpty();
        assertThat(check().count(FaultAllowance.TALKED_OVER)).isEqualTo(1);
    }

    @Test
    void noticesThatTheStoreHasMoreThanTheCallerHeard() {
        Account account = ledger.open(Channel.VOICE);
        Sent sent = accepted(account, 1);
        account.recordReply("", sent.tag(), "one two", Received.Kind.PART);
        account.recordEnd(sent.tag(), End.TALKED_OVER);
        stored(account, 1, "ASSISTANT", "one two three", "INTERRUPTED");

        assertThat(kinds()).containsExactly(Kind.DIFFERENT);
        duringFault(FaultAllowance.OVERTAKEN);
        assertThat(check().breaches())
                .as("the report of what was heard was lost")
                .isEmpty();
    }

    @Test
    void noticesThatTheStoreHasTheWrongStateOfAReply() {
        Account account = ledger.open(Channel.WEB);
        Sent sent = accepted(account, 1);
        String text = "reply to " + sent.tag().written();
        stored(account, 1, "ASSISTANT", text, "UNDELIVERED");
        account.recordReply("a", sent.tag(), text, Received.Kind.ANSWER);

        assertThat(kinds()).containsExactly(Kind.DIFFERENT);
    }

    @Test
    void reportsAReplyThatIsCutOffAlthoughNobodyTalkedOverIt() {
        Account account = ledger.open(Channel.VOICE);
        Sent sent = accepted(account, 1);
        String text = "reply to " + sent.tag().written();
        stored(account, 1, "ASSISTANT", text, "INTERRUPTED");
        account.recordReply("", sent.tag(), text, Received.Kind.ANSWER);

        assertThat(kinds()).containsExactly(Kind.LOST, Kind.DIFFERENT);
    }

    @Test
    void noticesThatOneSubscriberHasTwoConversations() {
        Account call = ledger.open(Channel.VOICE);
        Account chat = ledger.openAlso(call, Channel.WEB);
        answer(call, 1);
        answer(chat, 2);

        assertThat(kinds()).containsExactly(Kind.MIXED_UP);
    }

    @Test
    void acceptsOneConversationOnTwoChannelsIfItIsInOrder() {
        Account call = ledger.open(Channel.VOICE);
        conversation = "c1";
        answer(call, 1);
        answer(ledger.openAlso(call, Channel.WEB), 2);
        assertThat(check().breaches()).isEmpty();

        answer(call, 4);
        answer(call, 3);

        assertThat(kinds()).containsExactly(Kind.MISORDERED);
    }

    @Test
    void noticesThatTwoSubscribersShareAConversation() {
        conversation = "c1";
        answer(ledger.open(Channel.WEB), 1);
        answer(ledger.open(Channel.WEB), 2);

        assertThat(kinds()).containsOnly(Kind.MIXED_UP);
    }

    @Test
    void noticesAReplyThatAnswersNoUtterance() {
        Account account = ledger.open(Channel.WEB);
        answer(account, 1);
        reply(account, 2, "reply to nothing");

        assertThat(kinds()).containsExactly(Kind.MIXED_UP);
    }

    @Test
    void noticesAReplyOnTheWrongChannel() {
        conversation = "c1";
        Account call = ledger.open(Channel.VOICE);
        Account chat = ledger.openAlso(call, Channel.WEB);
        answer(call, 1);
        answer(chat, 2);
        chat.recordReply("x", chat.latestTag(), "reply to q1x1", Received.Kind.PART);

        assertThat(kinds()).containsExactly(Kind.MIXED_UP);
    }

    @Test
    void reportsAnUnreceivedReplyAsLost() {
        Account account = ledger.open(Channel.WEB);
        Sent sent = account.say();
        account.recordAccepted(sent.tag());
        stored(account, 1, sent.text());
        reply(account, 1, "reply to " + sent.tag().written());

        assertThat(kinds()).containsExactly(Kind.LOST);
    }

    @Test
    void allowsATextToBeInDoubtWhenItsNodeDied() {
        Account account = ledger.open(Channel.SMS);
        Sent sent = account.say();
        account.recordAccepted(sent.tag());
        stored(account, 1, sent.text());
        inDoubt.add(reply(account, 1, "reply to " + sent.tag().written()));

        assertThat(kinds()).containsExactly(Kind.LOST);
        duringFault(FaultAllowance.IN_DOUBT);
        assertThat(check().breaches()).isEmpty();
        assertThat(check().count(FaultAllowance.IN_DOUBT)).isEqualTo(1);
    }

    @Test
    void noticesADuplicateAtTheClientAndInTheStore() {
        Account twiceAtTheClient = ledger.open(Channel.SMS);
        answer(twiceAtTheClient, 1);
        Tag tag = new Tag(1, 1);
        twiceAtTheClient.recordReply("", tag, "reply to " + tag.written(), Received.Kind.ANSWER);
        Account twiceInTheStore = ledger.open(Channel.WEB);
        answer(twiceInTheStore, 1);
        stored(twiceInTheStore, 2, twiceInTheStore.sent().get(0).text());
        reply(twiceInTheStore, 1, "another reply");

        assertThat(kinds()).containsExactly(Kind.DUPLICATED, Kind.DUPLICATED, Kind.DUPLICATED);
    }

    @Test
    void noticesTurnsAndRepliesOutOfOrder() {
        Account account = ledger.open(Channel.WEB);
        Sent first = account.say();
        Sent second = account.say();
        account.recordAccepted(first.tag());
        account.recordAccepted(second.tag());
        stored(account, 2, first.text());
        stored(account, 1, second.text());
        reply(account, 1, "reply to " + second.tag().written());
        reply(account, 2, "reply to " + first.tag().written());
        account.recordReply("b", second.tag(), "reply to " + second.tag().written(), Received.Kind.ANSWER);
        account.recordReply("a", first.tag(), "reply to " + first.tag().written(), Received.Kind.ANSWER);

        assertThat(kinds()).containsExactly(Kind.MISORDERED, Kind.MISORDERED);
    }

    @Test
    void noticesThatTheClientHasADifferentTextFromTheStore() {
        Account account = ledger.open(Channel.WEB);
        Sent sent = account.say();
        account.recordAccepted(sent.tag());
        stored(account, 1, sent.text());
        reply(account, 1, "Answer 8 to: " + sent.tag().written());
        account.recordReply("a", sent.tag(), "Answer 7 to: " + sent.tag().written(), Received.Kind.ANSWER);

        assertThat(kinds()).containsExactly(Kind.DIFFERENT);
    }

    @Test
    void noticesASecondReplyWithADifferentText() {
        Account account = ledger.open(Channel.VOICE);
        answer(account, 1);
        Tag tag = new Tag(1, 1);
        account.recordReply("", tag, "another reply to " + tag.written(), Received.Kind.ANSWER);

        assertThat(kinds()).containsExactly(Kind.DUPLICATED);
    }

    @Test
    void noticesTextFromAnotherConversation() {
        Account one = ledger.open(Channel.WEB);
        ledger.open(Channel.WEB);
        Sent sent = one.say();
        one.recordAccepted(sent.tag());
        stored(one, 1, sent.text());
        reply(one, 1, "reply to q2x1");
        one.recordReply("a", sent.tag(), "reply to q2x1", Received.Kind.ANSWER);

        assertThat(kinds()).containsExactly(Kind.MIXED_UP, Kind.MIXED_UP);
    }

    @Test
    void noticesAReplyThatTheFenceKeptOutOfTheStore() {
        Account account = ledger.open(Channel.VOICE);
        Sent sent = account.say();
        account.recordAccepted(sent.tag());
        account.recordEnd(sent.tag(), End.ABANDONED);
        stored(account, 1, sent.text());
        account.recordReply("", sent.tag(), "reply to " + sent.tag().written(), Received.Kind.ANSWER);
        answer(account, 2);
        account.noteOvertakenShown();
        duringFault(FaultAllowance.OVERTAKEN);

        assertThat(kinds()).containsExactly(Kind.FENCED, Kind.FENCED);
    }

    @Test
    void acceptsOneReplyToTextsThatShareATurnAsTheReplyToEach() {
        Account account = ledger.open(Channel.SMS);
        Sent first = account.say();
        Sent second = account.say();
        account.recordAccepted(first.tag());
        account.recordAccepted(second.tag());
        stored(account, 1, first.text());
        stored(account, 1, second.text());
        String text = "reply to " + first.tag().written() + " / " + second.tag().written();
        reply(account, 1, text);
        account.recordReply("", second.tag(), text, Received.Kind.ANSWER);

        assertThat(check().breaches()).isEmpty();
        assertThat(check().answered()).isEqualTo(2);
    }

    private void answer(Account account, int turn) {
        Sent sent = account.say();
        account.recordAccepted(sent.tag());
        stored(account, turn, sent.text());
        String text = "reply to " + sent.tag().written();
        reply(account, turn, text);
        account.recordReply("reply-" + sent.tag().written(), sent.tag(), text, Received.Kind.ANSWER);
    }

    private Sent accepted(Account account, int turn) {
        Sent sent = account.say();
        account.recordAccepted(sent.tag());
        stored(account, turn, sent.text());
        return sent;
    }

    private void stored(Account account, int turn, String text) {
        stored(account, turn, "SUBSCRIBER", text, "COMPLETE");
    }

    private String reply(Account account, int turn, String text) {
        return stored(account, turn, "ASSISTANT", text, "COMPLETE");
    }

    private String stored(Account account, int turn, String role, String text, String state) {
        String id = "u" + store.size();
        String own = conversation.isEmpty() ? "c" + account.number() : conversation;
        store.add(new StoredUtterance(own, id, turn, role, text, state));
        return id;
    }

    /** Adds a fault that lasted the whole time and can cause what the allowance is for. */
    private void duringFault(FaultAllowance allowance) {
        windows.add(new FaultWindow(Set.of(allowance), Long.MIN_VALUE, Long.MAX_VALUE));
    }

    private Verdict check() {
        return Promises.check(ledger, windows, store, inDoubt);
    }

    private List<Kind> kinds() {
        return check().breaches().stream().map(Breach::kind).toList();
    }
}
