package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.gateway.engine.EngineUnderTest.CALL;
import static telecom.assistant.gateway.engine.EngineUnderTest.JIWOO;
import static telecom.assistant.gateway.engine.EngineUnderTest.SMS;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.DeskEvent.UtteranceAdded;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.channel.event.Role;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.gateway.FakeModel;
import telecom.assistant.gateway.Settings;
import telecom.assistant.gateway.Untimed;
import telecom.assistant.gateway.engine.EngineUnderTest.DeliveredEvent;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.Purpose;

/** Tests texts that arrive while a turn is active: they wait for turns of their own, however the active turn ends. */
class WaitingTextsTest {

    private static final int LIMIT = 2;

    private final EngineUnderTest engine = new EngineUnderTest(Settings.engine(LIMIT));

    @Test
    void letsATextWaitForTheActiveTurn() {
        engine.say(SMS, "요금 알려줘");
        FakeModel.Answer first = engine.model.reply();

        engine.say(SMS, "데이터도");

        assertThat(first.isCancelled()).isFalse();
        assertThat(engine.model.answers(Purpose.REPLY)).hasSize(1);
    }

    @Test
    void letsATextWaitWhileACallIsAnswered() {
        engine.say(CALL, "요금 알려줘");
        FakeModel.Answer call = engine.model.reply();

        engine.say(SMS, "링크 보내줘");

        assertThat(call.isCancelled()).isFalse();
    }

    @Test
    void answersWaitingTextsOneAfterAnother() {
        List<DeliveredEvent> delivered = List.of(engine.say(SMS, "하나"), engine.say(SMS, "둘"), engine.say(SMS, "셋"));

        engine.model.reply().say("일").finish();
        engine.model.reply().say("이").finish();
        engine.model.reply().say("삼").finish();

        assertThat(engine.sent(ReplyCompleted.class))
                .extracting(ReplyCompleted::turn)
                .containsExactly(1L, 2L, 3L);
        assertThat(delivered).allMatch(DeliveredEvent::isSettled);
    }

    @Test
    void settlesAWaitingTextOnlyWhenItIsAnswered() {
        engine.say(SMS, "하나");
        DeliveredEvent second = engine.say(SMS, "둘");

        engine.model.reply().say("일").finish();

        assertThat(second.isSettled()).isFalse();
    }

    @Test
    void answersAWaitingTextWhenTheCallerHangsUp() {
        engine.say(CALL, "요금 알려줘");
        engine.say(SMS, "링크 보내줘");

        engine.deliver(new InboundEvent.LegClosed(CALL, "caller hung up"));

        assertTextIsAnswered("링크 보내줘");
    }

    @Test
    void answersAWaitingTextWhenTheCallerInterrupts() {
        engine.say(CALL, "요금 알려줘");
        engine.model.reply().say("이번 달");
        engine.say(SMS, "링크 보내줘");

        engine.interrupt(1, "이번");

        assertTextIsAnswered("링크 보내줘");
    }

    @Test
    void showsAWaitingTextToTheAgentWhoTakesOver() {
        engine.say(SMS, "하나");
        DeliveredEvent waiting = engine.say(SMS, "둘");

        engine.join(JIWOO);

        assertThat(waiting.timesSettled()).isEqualTo(1);
        assertThat(engine.stored.utterances()).extracting(UtteranceRecord::text).contains("둘");
        assertThat(engine.published.of(UtteranceAdded.class))
                .extracting(UtteranceAdded::text)
                .contains("둘");
        assertThat(engine.model.answers(Purpose.REPLY)).hasSize(1);
    }

    @Test
    void showsAllWaitingTextsToTheDeskAfterAHandoff() {
        engine.say(SMS, "상담원 연결해 주세요");
        List<DeliveredEvent> waiting = List.of(engine.say(SMS, "하나"), engine.say(SMS, "둘"));

        engine.model.reply().call("transfer_to_agent", "{}").finish();
        engine.model.reply().say("네").finish();
        engine.model.reply().say("네").finish();

        assertThat(waiting).allMatch(DeliveredEvent::isSettled);
        assertThat(engine.published.of(UtteranceAdded.class))
                .extracting(UtteranceAdded::text)
                .containsSubsequence("하나", "둘");
        assertThat(engine.model.answers(Purpose.REPLY)).hasSize(3);
    }

    @Test
    void answersTextsBeyondTheLimitTogether() {
        sendTooManyTexts();

        answerAll();

        assertThat(Untimed.messages(engine.model.reply().request()))
                .last()
                .isEqualTo(ChatMessage.user("[sms] 말 2\n[sms] 말 3\n[sms] 말 4"));
        assertThat(engine.sent(ReplyCompleted.class))
                .extracting(ReplyCompleted::turn)
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void settlesEachTextThatIsAnsweredTogetherWithOthers() {
        List<DeliveredEvent> delivered = sendTooManyTexts();

        answerAll();

        assertThat(delivered).extracting(DeliveredEvent::timesSettled).containsOnly(1);
    }

    @Test
    void storesEachTextThatIsAnsweredTogetherWithOthers() {
        sendTooManyTexts();

        answerAll();

        assertThat(engine.stored.utterances())
                .filteredOn(said -> said.role() == Role.SUBSCRIBER)
                .extracting(UtteranceRecord::text)
                .containsExactly("말 0", "말 1", "말 2", "말 3", "말 4");
    }

    /** Sends one text that is answered, and more texts than may wait for turns of their own. */
    private List<DeliveredEvent> sendTooManyTexts() {
        return IntStream.range(0, 1 + LIMIT + 2)
                .mapToObj(i -> engine.say(SMS, "말 " + i))
                .toList();
    }

    private void answerAll() {
        for (int turn = 1; turn <= 1 + LIMIT; turn++) {
            engine.model.reply().say("답").finish();
        }
    }

    private void assertTextIsAnswered(String text) {
        assertThat(engine.model.answers(Purpose.REPLY)).hasSize(2);
        assertThat(Untimed.messages(engine.model.reply().request()))
                .last()
                .satisfies(message -> assertThat(message.toString()).contains("[sms] " + text));
    }
}
