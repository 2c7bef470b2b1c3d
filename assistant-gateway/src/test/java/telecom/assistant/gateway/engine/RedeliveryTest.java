package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.gateway.engine.EngineUnderTest.CALL;
import static telecom.assistant.gateway.engine.EngineUnderTest.JIWOO;
import static telecom.assistant.gateway.engine.EngineUnderTest.SMS;
import static telecom.assistant.gateway.engine.EngineUnderTest.WEB;

import java.util.List;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.OutboundEvent.Notice;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.channel.event.OutboundEvent.ReplyStarted;
import telecom.assistant.conversation.LegRecord;
import telecom.assistant.gateway.Settings;
import telecom.assistant.gateway.engine.EngineUnderTest.Taken;
import telecom.assistant.model.Purpose;

/** Kafka delivers an event again, to the same engine or after a restart. */
class RedeliveryTest {

    private final EngineUnderTest engine = new EngineUnderTest();

    @Test
    void sendsTheStoredReplyAgainWithoutAskingTheModel() {
        Taken taken = engine.say(SMS, "요금 알려줘");
        engine.model.reply().say("3만 원").finish();
        ReplyCompleted first = engine.published.the(ReplyCompleted.class);
        engine.published.clear();

        Taken again = taken.again();

        ReplyCompleted second = engine.published.the(ReplyCompleted.class);
        assertThat(second.replyId()).isEqualTo(first.replyId());
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(engine.model.answers(Purpose.REPLY)).hasSize(1);
        assertThat(again.isSettled()).isTrue();
    }

    @Test
    void sendsTheStoredReplyAgainAfterARestart() {
        Taken taken = engine.say(SMS, "요금 알려줘");
        engine.model.reply().say("3만 원").finish();
        engine.restart();
        engine.published.clear();

        taken.again();

        assertThat(engine.published.the(ReplyCompleted.class).text()).endsWith("3만 원");
        assertThat(engine.model.answers(Purpose.REPLY)).hasSize(1);
    }

    @Test
    void answersAfterARestartWhatWasNotAnsweredBefore() {
        Taken taken = engine.say(SMS, "요금 알려줘");
        engine.restart();

        Taken again = taken.again();
        engine.model.reply().say("3만 원").finish();

        assertThat(engine.published.the(ReplyCompleted.class).turn()).isEqualTo(1);
        assertThat(again.isSettled()).isTrue();
    }

    @Test
    void storesTheUtteranceOnce() {
        Taken taken = engine.say(SMS, "요금 알려줘");
        engine.restart();

        taken.again();
        engine.model.reply().say("3만 원").finish();

        assertThat(engine.stored.utterances()).hasSize(2);
    }

    @Test
    void answersOnceAnUtteranceThatIsRedeliveredWhileItIsAnswered() {
        Taken taken = engine.say(WEB, "요금 알려줘");

        taken.again();

        assertThat(engine.model.answers(Purpose.REPLY)).hasSize(1);
        assertThat(engine.model.reply().isCancelled()).isFalse();
    }

    @Test
    void settlesARedeliveredUtteranceTogetherWithItsTurn() {
        Taken taken = engine.say(WEB, "요금 알려줘");
        Taken again = taken.again();
        boolean before = again.isSettled();

        engine.model.reply().say("3만 원").finish();

        assertThat(before).isFalse();
        assertThat(again.isSettled()).isTrue();
    }

    @Test
    void answersOnceATextThatIsRedeliveredWhileItWaits() {
        engine.say(SMS, "하나");
        Taken waiting = engine.say(SMS, "둘");
        Taken again = waiting.again();

        engine.model.reply().say("일").finish();
        engine.model.reply().say("이").finish();

        assertThat(engine.model.answers(Purpose.REPLY)).hasSize(2);
        assertThat(engine.sent(ReplyCompleted.class))
                .extracting(ReplyCompleted::turn)
                .containsExactly(1L, 2L);
        assertThat(List.of(waiting, again)).extracting(Taken::timesSettled).containsOnly(1);
    }

    @Test
    void answersUnderTheSameReplyIdAfterARestart() {
        Taken taken = engine.say(WEB, "요금 알려줘");
        engine.restart();

        taken.again();

        assertThat(engine.sent(ReplyStarted.class))
                .extracting(ReplyStarted::replyId)
                .hasSize(2)
                .containsOnly(engine.sent(ReplyStarted.class).get(0).replyId());
    }

    @Test
    void sendsAReplyToSeveralTextsAgainForEachOfThem() {
        EngineUnderTest oneWaits = new EngineUnderTest(Settings.engine(1));
        oneWaits.say(SMS, "하나");
        List<Taken> together = List.of(oneWaits.say(SMS, "둘"), oneWaits.say(SMS, "셋"));
        oneWaits.model.reply().say("일").finish();
        oneWaits.model.reply().say("이와 삼").finish();
        oneWaits.published.clear();

        together.forEach(Taken::again);

        assertThat(oneWaits.model.answers(Purpose.REPLY)).hasSize(2);
        assertThat(oneWaits.sent(ReplyCompleted.class))
                .extracting(ReplyCompleted::text)
                .containsExactly("이와 삼", "이와 삼");
    }

    @Test
    void repeatsOnlyTheCancellationOfAnInterruptedReply() {
        Taken taken = engine.say(CALL, "요금 알려줘");
        engine.model.reply().say("이번 달 요금은");
        engine.interrupt(1, "이번 달");
        engine.published.clear();

        Taken again = taken.again();

        assertThat(engine.sentKinds()).containsExactly("ReplyCancelled");
        assertThat(again.isSettled()).isTrue();
    }

    @Test
    void doesNotAnswerAnOvertakenUtteranceThatIsRedelivered() {
        Taken overtaken = engine.say(WEB, "요금 알려줘");
        engine.say(WEB, "아니 데이터");

        Taken again = overtaken.again();

        assertThat(engine.model.answers(Purpose.REPLY)).hasSize(2);
        assertThat(again.isSettled()).isTrue();
    }

    @Test
    void announcesAHandoffAgain() {
        Taken taken = engine.say(WEB, "상담원");
        engine.model
                .reply()
                .call("transfer_to_agent", "{\"reason\":\"요청\",\"summary\":\"\"}")
                .finish();
        engine.restart();
        engine.published.clear();

        taken.again();

        assertThat(engine.sentKinds()).containsExactly("ReplyCompleted", "TransferRequested");
    }

    @Test
    void greetsAgainUnderTheSameId() {
        Taken taken = engine.take(new InboundEvent.LegOpened(CALL, "ko-KR", null));

        taken.again();

        assertThat(engine.sent(Notice.class))
                .extracting(Notice::noticeId)
                .hasSize(2)
                .containsOnly(engine.sent(Notice.class).get(0).noticeId());
        assertThat(engine.stored.utterances()).hasSize(1);
    }

    @Test
    void answersOnTheChannelUsedLastWhenTheGreetingIsRepeated() {
        Taken opened = engine.take(new InboundEvent.LegOpened(CALL, "ko-KR", null));
        engine.say(SMS, "요금 알려줘");

        opened.again();
        engine.join(JIWOO);

        assertThat(engine.stored.conversation().route()).isEqualTo(SMS);
        assertThat(engine.sent(Notice.class)).extracting(Notice::route).containsExactly(CALL, CALL, SMS);
    }

    @Test
    void doesNotReopenAClosedCallWhenTheGreetingIsRepeated() {
        Taken opened = engine.take(new InboundEvent.LegOpened(CALL, "ko-KR", null));
        engine.take(new InboundEvent.LegClosed(CALL, "caller hung up"));

        opened.again();
        engine.join(JIWOO);

        assertThat(engine.stored.legs()).extracting(LegRecord::closedAt).doesNotContainNull();
    }

    @Test
    void sendsAnAgentsMessageAgainToItsChannelAlthoughTheSubscriberHasMovedOn() {
        engine.say(WEB, "상담원");
        engine.join(JIWOO);
        Taken spoken = engine.take(new InboundEvent.AgentSpoke(engine.conversation(), JIWOO, "제가 볼게요", null));
        engine.say(SMS, "문자로 할게요");

        spoken.again();

        assertThat(engine.sent(ReplyCompleted.class))
                .extracting(ReplyCompleted::route)
                .containsExactly(WEB, WEB);
    }

    @Test
    void sendsAnAgentsMessageAgainUnderTheSameId() {
        engine.say(WEB, "상담원");
        engine.join(JIWOO);
        Taken spoken = engine.take(new InboundEvent.AgentSpoke(engine.conversation(), JIWOO, "제가 볼게요", null));

        spoken.again();

        assertThat(engine.sent(ReplyCompleted.class))
                .extracting(ReplyCompleted::replyId)
                .hasSize(2)
                .containsOnly(engine.sent(ReplyCompleted.class).get(0).replyId());
        assertThat(engine.stored.utterances())
                .filteredOn(said -> said.text().equals("제가 볼게요"))
                .hasSize(1);
    }
}
