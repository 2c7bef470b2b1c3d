package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.gateway.engine.EngineUnderTest.CALL;
import static telecom.assistant.gateway.engine.EngineUnderTest.JIWOO;
import static telecom.assistant.gateway.engine.EngineUnderTest.SMS;
import static telecom.assistant.gateway.engine.EngineUnderTest.WEB;

import java.util.List;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.channel.event.Role;
import telecom.assistant.conversation.ConversationChange;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.gateway.Settings;
import telecom.assistant.gateway.engine.EngineUnderTest.DeliveredEvent;
import telecom.assistant.model.Purpose;

/** Tests the redelivery, after later turns, of an utterance that was stored but never answered. */
class UnansweredRedeliveryTest {

    private final EngineUnderTest engine = new EngineUnderTest();

    @Test
    void answersATextThatWasADeadLetter() {
        DeliveredEvent text = deadLetter();
        engine.say(WEB, "데이터는?");
        engine.model.reply().say("5GB").finish();

        DeliveredEvent replayed = text.replay();
        pause();
        engine.model.reply().say("3만 원").finish();

        assertThat(engine.sent(ReplyCompleted.class)).last().satisfies(reply -> {
            assertThat(reply.route()).isEqualTo(SMS);
            assertThat(reply.text()).endsWith("3만 원");
            assertThat(reply.turn()).isEqualTo(3);
        });
        assertThat(replayed.timesSettled()).isEqualTo(1);
    }

    @Test
    void storesAReplayedTextOnce() {
        DeliveredEvent text = deadLetter();
        engine.say(WEB, "데이터는?");
        engine.model.reply().say("5GB").finish();

        text.replay();
        pause();

        assertThat(engine.stored.utterances()).extracting(UtteranceRecord::text).containsOnlyOnce("요금 알려줘");
    }

    @Test
    void answersADeadLetterOnlyOnceIfItIsReplayedAgain() {
        DeliveredEvent text = deadLetter();
        engine.say(WEB, "데이터는?");
        engine.model.reply().say("5GB").finish();
        List<DeliveredEvent> replayed = List.of(text.replay(), text.replay());
        pause();
        int asked = engine.model.answers(Purpose.REPLY).size();
        engine.model.reply().say("3만 원").finish();

        text.replay();
        pause();

        assertThat(replayed).extracting(DeliveredEvent::timesSettled).containsOnly(1);
        assertThat(engine.model.answers(Purpose.REPLY)).hasSize(asked);
    }

    @Test
    void leavesAnOvertakenChatMessageUnanswered() {
        DeliveredEvent overtaken = engine.say(WEB, "요금 알려줘");
        engine.say(WEB, "아니 데이터");
        engine.model.reply().say("5GB").finish();

        DeliveredEvent again = overtaken.replay();
        pause();

        assertThat(again.isSettled()).isTrue();
        assertThat(engine.model.answers(Purpose.REPLY)).hasSize(2);
    }

    @Test
    void doesNotAnswerATextThatAnAgentHandled() {
        engine.say(SMS, "상담원 연결해 주세요");
        engine.join(JIWOO);
        DeliveredEvent attended = engine.say(SMS, "요금이 이상해요");
        engine.deliver(new InboundEvent.AgentLeft(engine.conversation(), JIWOO));
        engine.say(SMS, "고마워요");
        engine.model.reply().say("네").finish();
        int asked = engine.model.answers(Purpose.REPLY).size();
        engine.restart();

        DeliveredEvent again = attended.redeliver();
        pause();

        assertThat(again.isSettled()).isTrue();
        assertThat(engine.model.answers(Purpose.REPLY)).hasSize(asked);
    }

    @Test
    void afterACrashAnswersTheCallAndThenTheTextItDeferred() {
        DeliveredEvent text = engine.say(SMS, "링크 보내줘");
        DeliveredEvent call = engine.say(CALL, "여보세요");
        engine.restart();

        List<DeliveredEvent> again = List.of(text.redeliver(), call.redeliver());
        engine.model.reply().say("네").finish();
        pause();
        engine.model.reply().say("링크입니다").finish();

        assertThat(engine.sent(ReplyCompleted.class))
                .extracting(ReplyCompleted::route)
                .containsExactly(CALL, SMS);
        assertThat(again).extracting(DeliveredEvent::timesSettled).containsOnly(1);
    }

    /** A text that was stored but whose answer the store refused. */
    private DeliveredEvent deadLetter() {
        DeliveredEvent text = engine.say(SMS, "요금 알려줘");
        engine.stored.refuse(UnansweredRedeliveryTest::holdsAReply, Integer.MAX_VALUE);
        while (!text.isSettled()) {
            engine.model.reply().say("나쁜").finish();
        }
        engine.stored.refuse(any -> true, 0);
        assertThat(text.failure()).isNotNull();
        return text;
    }

    private static boolean holdsAReply(ConversationChange change) {
        return change.utterances().stream().anyMatch(said -> said.role() == Role.ASSISTANT);
    }

    private void pause() {
        engine.timers.pass(Settings.engine().gathering().window());
    }
}
