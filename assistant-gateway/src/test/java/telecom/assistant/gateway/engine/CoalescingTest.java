package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.gateway.engine.EngineUnderTest.CALL;
import static telecom.assistant.gateway.engine.EngineUnderTest.JIWOO;
import static telecom.assistant.gateway.engine.EngineUnderTest.SMS;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.gateway.Settings;
import telecom.assistant.gateway.Untimed;
import telecom.assistant.gateway.engine.EngineUnderTest.DeliveredEvent;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.Purpose;

/** Texts in quick succession get one answer. */
class CoalescingTest {

    private static final Duration MOMENT = Duration.ofMillis(900);
    private static final Duration WINDOW = Duration.ofSeconds(2);

    private final EngineUnderTest engine =
            new EngineUnderTest(Settings.engine(), Settings.channels(Map.of("sms.arrival", "coalesce")));

    @Test
    void answersThreeTextsInTwoSecondsTogether() {
        List<DeliveredEvent> delivered = threeTexts();

        engine.timers.pass(WINDOW);
        engine.model.reply().say("네").finish();

        assertThat(Untimed.messages(engine.model.reply().request()))
                .last()
                .isEqualTo(ChatMessage.user("[sms] 안녕하세요\n[sms] 요금제요\n[sms] 데이터 많은 걸로"));
        assertThat(engine.sent(ReplyCompleted.class)).hasSize(1);
        assertThat(delivered).extracting(DeliveredEvent::timesSettled).containsOnly(1);
    }

    @Test
    void storesEachText() {
        threeTexts();

        engine.timers.pass(WINDOW);

        assertThat(engine.stored.utterances())
                .extracting(UtteranceRecord::text)
                .containsExactly("안녕하세요", "요금제요", "데이터 많은 걸로");
    }

    @Test
    void waitsForMoreBeforeItAsksTheModel() {
        engine.say(SMS, "안녕하세요");

        engine.timers.pass(MOMENT);

        assertThat(engine.model.answers(Purpose.REPLY)).isEmpty();
    }

    @Test
    void startsTheTurnAtTheMaximumWindowEvenIfTextsKeepComing() {
        for (int i = 0; i < 8; i++) {
            engine.say(SMS, "말 " + i);
            engine.timers.pass(MOMENT);
        }

        assertThat(engine.model.answers(Purpose.REPLY)).isNotEmpty();
    }

    @Test
    void joinsTextsThatArriveWhileAnotherIsAnswered() {
        engine.say(SMS, "하나");
        engine.timers.pass(WINDOW);
        engine.say(SMS, "둘");
        engine.timers.pass(WINDOW);
        engine.say(SMS, "셋");
        engine.timers.pass(WINDOW);

        engine.model.reply().say("일").finish();
        engine.model.reply().say("이, 삼").finish();

        assertThat(engine.sent(ReplyCompleted.class))
                .extracting(ReplyCompleted::text)
                .hasSize(2)
                .last()
                .isEqualTo("이, 삼");
    }

    @Test
    void beginsAnotherTurnWhenOneIsFull() {
        EngineUnderTest small = new EngineUnderTest(
                Settings.engine(Map.of("gathering.messages-a-turn", "2")),
                Settings.channels(Map.of("sms.arrival", "coalesce")));
        List.of("하나", "둘", "셋").forEach(text -> small.say(SMS, text));
        small.timers.pass(WINDOW);

        small.model.reply().say("답").finish();
        small.timers.pass(WINDOW);
        small.model.reply().say("답").finish();

        assertThat(small.sent(ReplyCompleted.class)).hasSize(2);
    }

    @Test
    void answersARedeliveredTextOnce() {
        DeliveredEvent first = engine.say(SMS, "하나");
        DeliveredEvent repeated = first.redeliver();

        engine.timers.pass(WINDOW);
        engine.model.reply().say("일").finish();

        assertThat(Untimed.messages(engine.model.reply().request())).last().isEqualTo(ChatMessage.user("[sms] 하나"));
        assertThat(List.of(first.isSettled(), repeated.isSettled())).containsOnly(true);
    }

    @Test
    void answersAllTextsTogetherAfterACrash() {
        List<DeliveredEvent> delivered = threeTexts();
        engine.timers.pass(WINDOW);

        engine.restart();
        List<DeliveredEvent> again =
                delivered.stream().map(DeliveredEvent::redeliver).toList();
        engine.model.reply().say("네").finish();

        assertThat(engine.sent(ReplyCompleted.class)).hasSize(1);
        assertThat(again).allMatch(DeliveredEvent::isSettled);
    }

    @Test
    void showsAnAgentEachTextAtOnce() {
        engine.say(CALL, "여보세요");
        engine.model.reply().say("네").finish();
        engine.join(JIWOO);

        DeliveredEvent text = engine.say(SMS, "문자로 보낼게요");

        assertThat(text.isSettled()).isTrue();
    }

    @Test
    void answersNoWaitingTextWhenTheSubscriberOptsOut() {
        List<DeliveredEvent> delivered = threeTexts();

        engine.deliver(new InboundEvent.ConsentChanged(SMS, false));
        engine.timers.pass(WINDOW);

        assertThat(engine.model.answers(Purpose.REPLY)).isEmpty();
        assertThat(delivered).allMatch(DeliveredEvent::isSettled);
        assertThat(engine.stored.utterances()).hasSize(3);
    }

    private List<DeliveredEvent> threeTexts() {
        DeliveredEvent one = engine.say(SMS, "안녕하세요");
        engine.timers.pass(MOMENT);
        DeliveredEvent two = engine.say(SMS, "요금제요");
        engine.timers.pass(MOMENT);
        return List.of(one, two, engine.say(SMS, "데이터 많은 걸로"));
    }
}
