package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.gateway.engine.EngineUnderTest.CALL;
import static telecom.assistant.gateway.engine.EngineUnderTest.WEB;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.OutboundEvent.ReplyCancelled;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.channel.event.OutboundEvent.ReplyDelta;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.gateway.FakeModel;
import telecom.assistant.gateway.Untimed;
import telecom.assistant.gateway.engine.EngineUnderTest.DeliveredEvent;
import telecom.assistant.model.ChatMessage;

/** Tests an utterance that arrives while the previous one is being answered. */
class OvertakingTest {

    private final EngineUnderTest engine = new EngineUnderTest();

    @ParameterizedTest
    @ValueSource(strings = {"voice", "web"})
    void closesTheModelsStreamOfTheOvertakenTurn(String channel) {
        engine.say(on(channel), "요금 알려줘");
        FakeModel.Answer first = engine.model.reply().say("이번 달");

        engine.say(on(channel), "아니 데이터");

        assertThat(first.isCancelled()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"voice", "web"})
    void sendsNothingMoreOfTheOvertakenTurn(String channel) {
        engine.say(on(channel), "요금 알려줘");
        FakeModel.Answer first = engine.model.reply().say("이번 달");
        engine.say(on(channel), "아니 데이터");
        engine.published.clear();

        first.say(" 요금은. ", "3만 원").finish();

        assertThat(engine.sentKinds()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"voice", "web"})
    void notifiesTheChannelThatTheOvertakenTurnIsCancelled(String channel) {
        engine.say(on(channel), "요금 알려줘");

        engine.say(on(channel), "아니 데이터");

        assertThat(engine.published.the(ReplyCancelled.class).turn()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"voice", "web"})
    void answersTheNewUtterance(String channel) {
        engine.say(on(channel), "요금 알려줘");
        engine.say(on(channel), "아니 데이터");

        engine.model.reply().say("5GB").finish();

        assertThat(engine.published.the(ReplyCompleted.class).turn()).isEqualTo(2);
    }

    @Test
    void settlesTheOvertakenEvent() {
        DeliveredEvent first = engine.say(WEB, "요금 알려줘");

        engine.say(WEB, "아니 데이터");

        assertThat(first.timesSettled()).isEqualTo(1);
        assertThat(first.failure()).isNull();
    }

    @Test
    void keepsTheTextThatACallerMayHaveHeard() {
        engine.say(CALL, "요금 알려줘");
        engine.model.reply().say("이번 달 요금은, ", "3만");

        engine.say(CALL, "아니 데이터");

        UtteranceRecord reply = engine.stored.utterances().get(1);
        assertThat(reply.text()).endsWith("이번 달 요금은, ");
        assertThat(reply.state()).isEqualTo(UtteranceState.INTERRUPTED);
    }

    @Test
    void keepsNoTextThatKafkaHasNotAcknowledged() {
        engine.say(CALL, "요금 알려줘");
        engine.published.refuse(ReplyDelta.class, 1);
        engine.model.reply().say("이번 달 요금은, ", "3만 원, ", "데이터는");

        engine.say(CALL, "아니 데이터");

        assertThat(engine.stored.utterances())
                .extracting(UtteranceRecord::state)
                .doesNotContain(UtteranceState.INTERRUPTED);
    }

    @Test
    void keepsNothingOfAWebReplyThatIsRetracted() {
        engine.say(WEB, "요금 알려줘");
        engine.model.reply().say("이번 달 요금은");

        engine.say(WEB, "아니 데이터");

        assertThat(engine.stored.utterances()).extracting(UtteranceRecord::text).containsExactly("요금 알려줘", "아니 데이터");
    }

    @Test
    void showsTheModelBothUtterances() {
        engine.say(WEB, "요금 알려줘");

        engine.say(WEB, "아니 데이터");

        assertThat(Untimed.messages(engine.model.reply().request()).stream().skip(1))
                .containsExactly(
                        ChatMessage.user("[web] 요금 알려줘"),
                        ChatMessage.assistant("[unanswered]"),
                        ChatMessage.user("[web] 아니 데이터"));
    }

    @Test
    void numbersTheDeltasOfEachReplyFromOne() {
        engine.say(CALL, "하나");
        engine.model.reply().say("네, 하나.", " 둘.", " 셋").finish();
        engine.say(CALL, "둘");
        engine.model.reply().say("네.", " 넷.", " 다섯").finish();

        assertThat(engine.sent(ReplyDelta.class)).extracting(ReplyDelta::seq).containsExactly(1L, 2L, 3L, 1L, 2L);
    }

    private static Route on(String channel) {
        return channel.equals("voice") ? CALL : WEB;
    }
}
