package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static telecom.assistant.gateway.engine.EngineUnderTest.CALL;
import static telecom.assistant.gateway.engine.EngineUnderTest.JIWOO;
import static telecom.assistant.gateway.engine.EngineUnderTest.SMS;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.DeskEvent.UtteranceAdded;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.OutboundEvent.ReplyCancelled;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.channel.event.OutboundEvent.ReplyStarted;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.Undelivered;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.gateway.FakeModel;

/** A caller speaks over a reply. */
class InterruptionTest {

    private final EngineUnderTest engine = new EngineUnderTest();

    @Test
    void closesTheModelsStreamWhenTheCallerInterrupts() {
        FakeModel.Answer answer = startAnswering("이번 달 요금은 3만 원입니다");

        engine.interrupt(1, "이번 달");

        assertThat(answer.isCancelled()).isTrue();
        assertThat(engine.published.the(ReplyCancelled.class).turn()).isEqualTo(1);
    }

    @Test
    void storesOnlyWhatTheCallerHeardOfARunningReply() {
        startAnswering("이번 달 요금은 3만 원입니다");

        engine.interrupt(1, "이번 달 요금은");

        UtteranceRecord reply = reply();
        assertThat(reply.text()).endsWith("이번 달 요금은").doesNotContain("3만");
        assertThat(reply.state()).isEqualTo(UtteranceState.INTERRUPTED);
    }

    @Test
    void storesOnlyWhatTheCallerHeardOfAFinishedReply() {
        startAnswering("이번 달 요금은 3만 원입니다").finish();

        engine.interrupt(1, "이번 달 요금은");

        UtteranceRecord reply = reply();
        assertThat(reply.text()).endsWith("이번 달 요금은").doesNotContain("3만");
        assertThat(reply.state()).isEqualTo(UtteranceState.INTERRUPTED);
    }

    @Test
    void marksAReplyAsUndeliveredWhenTheCallerHeardNothingOfIt() {
        startAnswering("이번 달 요금은 3만 원입니다").finish();

        engine.interrupt(1, "");

        assertThat(reply().state()).isEqualTo(UtteranceState.UNDELIVERED);
        assertThat(reply().facts().undelivered()).isEqualTo(new Undelivered(Undelivered.Reason.NOT_HEARD, null));
        assertThat(reply().text()).endsWith("3만 원입니다");
    }

    @Test
    void showsTheDeskWhatTheCallerHeard() {
        startAnswering("이번 달 요금은 3만 원입니다").finish();
        engine.published.clear();

        engine.interrupt(1, "이번 달");

        assertThat(engine.published.the(UtteranceAdded.class).state()).isEqualTo(UtteranceState.INTERRUPTED);
    }

    @Test
    void showsTheModelOnlyWhatTheCallerHeard() {
        startAnswering("이번 달 요금은 3만 원입니다");
        engine.interrupt(1, "이번 달");

        engine.say(CALL, "아니 데이터");

        assertThat(engine.model.reply().request().messages().get(2).toString())
                .contains("이번 달 [interrupted]")
                .doesNotContain("3만");
    }

    @Test
    void leavesTheRunningTurnAloneWhenAnEarlierOneIsInterrupted() {
        startAnswering("네").finish();
        engine.say(CALL, "데이터는?");
        FakeModel.Answer second = engine.model.reply().say("5GB");

        engine.interrupt(1, "네");

        assertThat(second.isCancelled()).isFalse();
    }

    @Test
    void leavesTheRunningTurnAloneWhenTheInterruptionIsOfAnotherConversation() {
        FakeModel.Answer answer = startAnswering("네");

        engine.deliver(new InboundEvent.ReplyInterrupted(
                CALL,
                UUID.randomUUID(),
                1,
                engine.published.the(ReplyStarted.class).replyId(),
                "네",
                100));

        assertThat(answer.isCancelled()).isFalse();
    }

    @Test
    void leavesAReplyOnAnotherLegAlone() {
        engine.say(SMS, "요금 알려줘");
        engine.model.reply().say("이번 달 요금은 3만 원입니다").finish();

        engine.interrupt(1, "이번 달");

        assertThat(reply().state()).isEqualTo(UtteranceState.COMPLETE);
        assertThat(reply().text()).endsWith("3만 원입니다");
    }

    @Test
    void cutsOnlyTheAgentsReplyThatTheCallerInterrupted() {
        engine.say(CALL, "상담원 연결해 주세요");
        engine.join(JIWOO);
        engine.deliver(new InboundEvent.AgentSpoke(engine.conversation(), JIWOO, "안녕하세요.", null));
        engine.deliver(new InboundEvent.AgentSpoke(engine.conversation(), JIWOO, "무엇을 도와드릴까요?", null));
        ReplyCompleted second = engine.sent(ReplyCompleted.class).get(1);

        engine.interrupt(second.turn(), second.replyId(), "무엇을");

        assertThat(engine.stored.utterances())
                .filteredOn(said -> said.role() == Role.AGENT)
                .extracting(UtteranceRecord::text, UtteranceRecord::state)
                .containsExactly(tuple("안녕하세요.", UtteranceState.COMPLETE), tuple("무엇을", UtteranceState.INTERRUPTED));
    }

    private FakeModel.Answer startAnswering(String text) {
        engine.say(CALL, "요금 알려줘");
        return engine.model.reply().say(text);
    }

    private UtteranceRecord reply() {
        return engine.stored.utterances().stream()
                .filter(said -> said.role() == Role.ASSISTANT)
                .findFirst()
                .orElseThrow();
    }
}
