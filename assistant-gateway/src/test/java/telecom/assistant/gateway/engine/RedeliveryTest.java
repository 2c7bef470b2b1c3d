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
import telecom.assistant.gateway.engine.EngineUnderTest.DeliveredEvent;
import telecom.assistant.model.Purpose;

/** Tests the redelivery of an event to the same engine or after a restart. */
class RedeliveryTest {

    private final EngineUnderTest engine = new EngineUnderTest();

    @Test
    void sendsTheStoredReplyAgainWithoutAskingTheModel() {
        DeliveredEvent delivered = engine.say(SMS, "요금 알려줘");
        engine.model.reply().say("3만 원").finish();
        ReplyCompleted first = engine.published.the(ReplyCompleted.class);
        engine.published.clear();

        DeliveredEvent again = delivered.redeliver();

        ReplyCompleted second = engine.published.the(ReplyCompleted.class);
        assertThat(second.replyId()).isEqualTo(first.replyId());
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(engine.model.answers(Purpose.REPLY)).hasSize(1);
        assertThat(again.isSettled()).isTrue();
    }

    @Test
    void sendsTheStoredReplyAgainAfterARestart() {
        DeliveredEvent delivered = engine.say(SMS, "요금 알려줘");
        engine.model.reply().say("3만 원").finish();
        engine.restart();
        engine.published.clear();

        delivered.redeliver();

        assertThat(engine.published.the(ReplyCompleted.class).text()).endsWith("3만 원");
        assertThat(engine.model.answers(Purpose.REPLY)).hasSize(1);
    }

    @Test
    void answersAfterARestartIfItHadNotAnsweredBefore() {
        DeliveredEvent delivered = engine.say(SMS, "요금 알려줘");
        engine.restart();

        DeliveredEvent again = delivered.redeliver();
        engine.model.reply().say("3만 원").finish();

        assertThat(engine.published.the(ReplyCompleted.class).turn()).isEqualTo(1);
        assertThat(again.isSettled()).isTrue();
    }

    @Test
    void storesTheUtteranceOnce() {
        DeliveredEvent delivered = engine.say(SMS, "요금 알려줘");
        engine.restart();

        delivered.redeliver();
        engine.model.reply().say("3만 원").finish();

        assertThat(engine.stored.utterances()).hasSize(2);
    }

    @Test
    void answersOnlyOnceAnUtteranceThatIsRedeliveredMeanwhile() {
        DeliveredEvent delivered = engine.say(WEB, "요금 알려줘");

        delivered.redeliver();

        assertThat(engine.model.answers(Purpose.REPLY)).hasSize(1);
        assertThat(engine.model.reply().isCancelled()).isFalse();
    }

    @Test
    void settlesARedeliveredUtteranceTogetherWithItsTurn() {
        DeliveredEvent delivered = engine.say(WEB, "요금 알려줘");
        DeliveredEvent again = delivered.redeliver();
        boolean before = again.isSettled();

        engine.model.reply().say("3만 원").finish();

        assertThat(before).isFalse();
        assertThat(again.isSettled()).isTrue();
    }

    @Test
    void answersAWaitingTextOnlyOnceWhenItIsRedelivered() {
        engine.say(SMS, "하나");
        DeliveredEvent waiting = engine.say(SMS, "둘");
        DeliveredEvent again = waiting.redeliver();

        engine.model.reply().say("일").finish();
        engine.model.reply().say("이").finish();

        assertThat(engine.model.answers(Purpose.REPLY)).hasSize(2);
        assertThat(engine.sent(ReplyCompleted.class))
                .extracting(ReplyCompleted::turn)
                .containsExactly(1L, 2L);
        assertThat(List.of(waiting, again))
                .extracting(DeliveredEvent::timesSettled)
                .containsOnly(1);
    }

    @Test
    void answersWithTheSameReplyIdAfterARestart() {
        DeliveredEvent delivered = engine.say(WEB, "요금 알려줘");
        engine.restart();

        delivered.redeliver();

        assertThat(engine.sent(ReplyStarted.class))
                .extracting(ReplyStarted::replyId)
                .hasSize(2)
                .containsOnly(engine.sent(ReplyStarted.class).get(0).replyId());
    }

    @Test
    void sendsAReplyToSeveralTextsAgainForEachOfThem() {
        EngineUnderTest oneWaits = new EngineUnderTest(Settings.engine(1));
        oneWaits.say(SMS, "하나");
        List<DeliveredEvent> together = List.of(oneWaits.say(SMS, "둘"), oneWaits.say(SMS, "셋"));
        oneWaits.model.reply().say("일").finish();
        oneWaits.model.reply().say("이와 삼").finish();
        oneWaits.published.clear();

        together.forEach(DeliveredEvent::redeliver);

        assertThat(oneWaits.model.answers(Purpose.REPLY)).hasSize(2);
        assertThat(oneWaits.sent(ReplyCompleted.class))
                .extracting(ReplyCompleted::text)
                .containsExactly("이와 삼", "이와 삼");
    }

    @Test
    void repeatsOnlyTheCancellationOfAnInterruptedReply() {
        DeliveredEvent delivered = engine.say(CALL, "요금 알려줘");
        engine.model.reply().say("이번 달 요금은");
        engine.interrupt(1, "이번 달");
        engine.published.clear();

        DeliveredEvent again = delivered.redeliver();

        assertThat(engine.sentKinds()).containsExactly("ReplyCancelled");
        assertThat(again.isSettled()).isTrue();
    }

    @Test
    void doesNotAnswerAnOvertakenUtteranceThatIsRedelivered() {
        DeliveredEvent overtaken = engine.say(WEB, "요금 알려줘");
        engine.say(WEB, "아니 데이터");

        DeliveredEvent again = overtaken.redeliver();

        assertThat(engine.model.answers(Purpose.REPLY)).hasSize(2);
        assertThat(again.isSettled()).isTrue();
    }

    @Test
    void announcesAHandoffAgain() {
        DeliveredEvent delivered = engine.say(WEB, "상담원 연결해 주세요");
        engine.model
                .reply()
                .call("transfer_to_agent", "{\"reason\":\"요청\",\"summary\":\"\"}")
                .finish();
        engine.restart();
        engine.published.clear();

        delivered.redeliver();

        assertThat(engine.sentKinds()).containsExactly("ReplyCompleted", "TransferRequested");
    }

    @Test
    void greetsAgainWithTheSameId() {
        DeliveredEvent delivered = engine.deliver(new InboundEvent.LegOpened(CALL, "ko-KR", null));

        delivered.redeliver();

        assertThat(engine.sent(Notice.class))
                .extracting(Notice::noticeId)
                .hasSize(2)
                .containsOnly(engine.sent(Notice.class).get(0).noticeId());
        assertThat(engine.stored.utterances()).hasSize(1);
    }

    @Test
    void answersOnTheChannelUsedLastWhenTheGreetingIsRepeated() {
        DeliveredEvent opened = engine.deliver(new InboundEvent.LegOpened(CALL, "ko-KR", null));
        engine.say(SMS, "요금 알려줘");

        opened.redeliver();
        engine.join(JIWOO);

        assertThat(engine.stored.conversation().route()).isEqualTo(SMS);
        assertThat(engine.sent(Notice.class)).extracting(Notice::route).containsExactly(CALL, CALL, SMS);
    }

    @Test
    void doesNotReopenAClosedCallWhenTheGreetingIsRepeated() {
        DeliveredEvent opened = engine.deliver(new InboundEvent.LegOpened(CALL, "ko-KR", null));
        engine.deliver(new InboundEvent.LegClosed(CALL, "caller hung up"));

        opened.redeliver();
        engine.join(JIWOO);

        assertThat(engine.stored.legs()).extracting(LegRecord::closedAt).doesNotContainNull();
    }

    @Test
    void sendsAnAgentsMessageAgainToItsChannelAlthoughTheSubscriberHasMovedOn() {
        engine.say(WEB, "상담원 연결해 주세요");
        engine.join(JIWOO);
        DeliveredEvent spoken =
                engine.deliver(new InboundEvent.AgentSpoke(engine.conversation(), JIWOO, "제가 볼게요", null));
        engine.say(SMS, "문자로 할게요");

        spoken.redeliver();

        assertThat(engine.sent(ReplyCompleted.class))
                .extracting(ReplyCompleted::route)
                .containsExactly(WEB, WEB);
    }

    @Test
    void sendsAnAgentsMessageAgainWithTheSameId() {
        engine.say(WEB, "상담원 연결해 주세요");
        engine.join(JIWOO);
        DeliveredEvent spoken =
                engine.deliver(new InboundEvent.AgentSpoke(engine.conversation(), JIWOO, "제가 볼게요", null));

        spoken.redeliver();

        assertThat(engine.sent(ReplyCompleted.class))
                .extracting(ReplyCompleted::replyId)
                .hasSize(2)
                .containsOnly(engine.sent(ReplyCompleted.class).get(0).replyId());
        assertThat(engine.stored.utterances())
                .filteredOn(said -> said.text().equals("제가 볼게요"))
                .hasSize(1);
    }
}
