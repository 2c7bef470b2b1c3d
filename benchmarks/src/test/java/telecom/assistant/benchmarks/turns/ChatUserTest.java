package telecom.assistant.benchmarks.turns;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import telecom.assistant.benchmarks.chat.Activity;
import telecom.assistant.benchmarks.chat.Chat;
import telecom.assistant.local.model.AnswerTime;
import telecom.assistant.local.model.ModelStandIn;

class ChatUserTest {

    private static final Question QUESTION = new Question(7);
    private static final long MODEL_NANOS = Duration.ofMillis(200).toNanos();
    private static final String NOTICE = "[AI notice] You are talking to A.";

    private final TurnLog log = new TurnLog();
    private final FakeChat chat = new FakeChat();
    private final ChatUser user =
            new ChatUser(chat, request -> Optional.of(new AnswerTime(1_000, 1_000 + MODEL_NANOS)), log);
    private final AtomicInteger answered = new AtomicInteger();

    @Test
    void logsATurnForAWholeReplyToItsQuestion() {
        ask(QUESTION);
        user.receive(part("r1", NOTICE + " Answer"));
        user.receive(message("r1", NOTICE + " " + reply(QUESTION, 3)));

        assertThat(chat.said).isEqualTo(QUESTION.text());
        assertThat(answered).hasValue(1);
        assertThat(log.faults()).isEmpty();
        assertThat(log.turns()).singleElement().satisfies(turn -> {
            assertThat(turn.modelNanos()).isEqualTo(MODEL_NANOS);
            assertThat(turn.first()).isBetween(turn.asked(), turn.done());
        });
    }

    @Test
    void doesNotTreatTheSystemsNoticeAsTheFirstWords() {
        ask(QUESTION);
        user.receive(part("r1", NOTICE));
        user.receive(message("r1", reply(QUESTION, 3)));

        assertThat(log.turns()).singleElement().satisfies(turn -> assertThat(turn.first())
                .isEqualTo(turn.done()));
    }

    @Test
    void doesNotTreatAPartOfTheLastReplyAsTheFirstWords() {
        ask(QUESTION);
        user.receive(message("r1", reply(QUESTION, 3)));
        Question next = new Question(8);
        ask(next);
        user.receive(part("r1", "Answer 3"));
        user.receive(message("r2", reply(next, 4)));

        assertThat(log.turns()).last().satisfies(turn -> assertThat(turn.first())
                .isEqualTo(turn.done()));
    }

    @Test
    void noticesAReplyToAnotherQuestion() {
        ask(QUESTION);
        user.receive(message("r1", reply(new Question(9), 3)));

        assertFault(Fault.MIXED_UP);
    }

    @Test
    void noticesAReplyThatIsCutOff() {
        ask(QUESTION);
        String whole = reply(QUESTION, 3);
        user.receive(message("r1", whole.substring(0, whole.length() - 6)));

        assertFault(Fault.CUT);
    }

    @Test
    void noticesAReplyThatArrivesTwice() {
        ask(QUESTION);
        user.receive(message("r1", reply(QUESTION, 3)));
        user.receive(message("r1", reply(QUESTION, 3)));

        assertThat(log.faults()).isEqualTo(Map.of(Fault.TWICE, 1L));
        assertThat(log.turns()).hasSize(1);
    }

    @Test
    void noticesAReplyThatContainsTheAnswerTwice() {
        ask(QUESTION);
        user.receive(message("r1", reply(QUESTION, 3) + " " + reply(QUESTION, 3)));

        assertFault(Fault.CUT);
    }

    @Test
    void noticesThatTheSystemAnsweredInsteadOfTheModel() {
        ask(QUESTION);
        user.receive(message("r1", "I'm sorry, I can't answer right now."));

        assertFault(Fault.NOT_FROM_MODEL);
    }

    @Test
    void noticesThatNoReplyCame() {
        ask(QUESTION);
        user.giveUp();

        assertFault(Fault.LOST);
    }

    @Test
    void noticesThatAQuestionWasNotAccepted() {
        Promise<Void> accepted = Promise.promise();
        chat.accepted = accepted.future();
        ask(QUESTION);
        accepted.fail("status: 503");

        assertFault(Fault.REFUSED);
    }

    @Test
    void noticesThatTheStreamWasClosed() {
        ask(QUESTION);
        chat.lost.run();

        assertFault(Fault.CLOSED);
    }

    @Test
    void noticesAReplyToARequestThatTheModelDoesNotKnow() {
        ChatUser other = new ChatUser(chat, request -> Optional.empty(), log);
        other.ask(QUESTION, 0, answered::incrementAndGet);
        other.receive(message("r1", reply(QUESTION, 3)));

        assertFault(Fault.UNTIMED);
    }

    @Test
    void isSpentAfterTwentyTurns() {
        for (int number = 1; number <= ChatUser.TURNS; number++) {
            assertThat(user.hasHadAllTurns()).isFalse();
            Question question = new Question(number);
            ask(question);
            user.receive(message("r" + number, reply(question, number)));
        }

        assertThat(user.hasHadAllTurns()).isTrue();
        assertThat(log.faults()).isEmpty();
    }

    private void assertFault(Fault fault) {
        assertThat(log.faults()).isEqualTo(Map.of(fault, 1L));
        assertThat(log.turns()).isEmpty();
        assertThat(answered).hasValue(0);
        assertThat(user.isWaiting()).isFalse();
    }

    private void ask(Question question) {
        user.ask(question, 0, answered::incrementAndGet);
    }

    private static String reply(Question question, long request) {
        return ModelStandIn.echoedInTokens(Question.TOKENS, request, question.text());
    }

    private static Activity part(String stream, String text) {
        return new Activity("typing", text, "bot", stream, "");
    }

    private static Activity message(String stream, String text) {
        return new Activity("message", text, "bot", stream, "");
    }

    private static final class FakeChat implements Chat {

        private String said = "";
        private Runnable lost = () -> {};
        private Future<Void> accepted = Future.succeededFuture();

        @Override
        public void listen(Consumer<Activity> each, Runnable atLoss) {
            lost = atLoss;
        }

        @Override
        public Future<Void> say(String text, String clientActivityId) {
            said = text;
            return accepted;
        }

        @Override
        public Future<Void> close() {
            return Future.succeededFuture();
        }
    }
}
