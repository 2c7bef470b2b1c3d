package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static telecom.assistant.gateway.engine.EngineUnderTest.JIWOO;
import static telecom.assistant.gateway.engine.EngineUnderTest.WEB;

import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.event.DeskEvent;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.event.OutboundEvent.Notice;
import telecom.assistant.channel.event.OutboundEvent.ReplyCancelled;
import telecom.assistant.conversation.Mode;
import telecom.assistant.gateway.FakeModel;
import telecom.assistant.gateway.engine.EngineUnderTest.DeliveredEvent;
import telecom.assistant.model.Purpose;

/** Tests an agent who takes over on their own initiative while the assistant is speaking. */
class TakeOverTest {

    private final EngineUnderTest engine = new EngineUnderTest();
    private final DeliveredEvent utterance = engine.say(WEB, "요금 알려줘");
    private final FakeModel.Answer answer = engine.model.reply().say("이번 달");

    @Test
    void closesTheModelsStream() {
        engine.join(JIWOO);

        assertThat(answer.isCancelled()).isTrue();
    }

    @Test
    void settlesTheUtteranceThatWasBeingAnswered() {
        engine.join(JIWOO);

        assertThat(utterance.timesSettled()).isEqualTo(1);
    }

    @Test
    void publishesNothingMoreOfTheAssistantsReply() {
        engine.join(JIWOO);
        engine.published.clear();

        answer.say(" 요금은").finish();

        assertThat(engine.sentKinds()).isEmpty();
    }

    @Test
    void cancelsTheReplyBeforeItAnnouncesTheAgent() {
        engine.join(JIWOO);

        assertThat(engine.sentKinds()).endsWith("ReplyCancelled", "Notice");
    }

    @Test
    void announcesTheAgentInALaterTurnThanTheReply() {
        engine.join(JIWOO);

        assertThat(engine.published.the(Notice.class).turn())
                .isGreaterThan(engine.published.the(ReplyCancelled.class).turn());
    }

    @Test
    void storesTheAgent() {
        engine.join(JIWOO);

        assertThat(engine.stored.conversation().mode()).isEqualTo(Mode.attended(JIWOO, null));
    }

    @Test
    void proposesRepliesAtOnce() {
        engine.join(JIWOO);

        assertThat(engine.model.answers(Purpose.SUGGESTION)).hasSize(1);
    }

    @Test
    void joinsOnlyOnceWhenTheAgentJoinsAgain() {
        engine.join(JIWOO);
        engine.published.clear();

        DeliveredEvent second = engine.join(JIWOO);

        assertThat(engine.published.of(OutboundEvent.class)).isEmpty();
        assertThat(second.isSettled()).isTrue();
    }

    @Test
    void staysSilentAfterARestart() {
        engine.join(JIWOO);
        engine.restart();
        engine.published.clear();

        engine.say(WEB, "여보세요?");

        assertThat(engine.model.answers(Purpose.REPLY)).hasSize(1);
        assertThat(engine.sentKinds()).isEmpty();
    }

    @Test
    void announcesAnAgentAndProposesRepliesAlthoughTheNoticeFailedAtFirst() {
        engine.published.refuse(Notice.class, 1);

        DeliveredEvent joined = engine.join(JIWOO);

        assertThat(joined.failure()).isNull();
        assertThat(engine.sent(Notice.class)).hasSize(1);
        assertThat(engine.model.answers(Purpose.SUGGESTION))
                .extracting(FakeModel.Answer::isCancelled)
                .containsExactly(true, false);
    }

    @Test
    void announcesThatAnAgentLeftAlthoughTheNoticeFailedAtFirst() {
        engine.join(JIWOO);
        engine.published.refuse(Notice.class, 1);

        engine.deliver(new InboundEvent.AgentLeft(engine.conversation(), JIWOO));

        assertThat(engine.sent(Notice.class)).hasSize(2);
    }

    @Test
    void givesAConversationToTheFirstOfTwoAgentsAndNamesThemToTheSecond() {
        Agent second = new Agent("minho", "민호");
        engine.join(JIWOO);

        engine.join(second);

        assertThat(engine.stored.conversation().mode().agent()).isEqualTo(JIWOO);
        assertThat(engine.published.of(DeskEvent.AgentRefused.class))
                .extracting(DeskEvent.AgentRefused::agent, DeskEvent.AgentRefused::attendedBy)
                .containsExactly(tuple(second, JIWOO));
    }

    @Test
    void letsAColleagueTakeOverFromTheAgentWhomTheyName() {
        Agent second = new Agent("minho", "민호");
        engine.join(JIWOO);

        engine.deliver(new InboundEvent.AgentJoined(engine.conversation(), second, JIWOO.id()));

        assertThat(engine.stored.conversation().mode().agent()).isEqualTo(second);
        assertThat(engine.published.of(DeskEvent.AgentRefused.class)).isEmpty();
    }

    @Test
    void sendsTheAgentsMessageToTheChatThatTheSubscriberOpenedLast() {
        engine.join(JIWOO);
        Route again = new Route(
                WEB.channel(), "another-chat", WEB.subscriberAddress(), WEB.serviceAddress(), WEB.partition());
        engine.deliver(new InboundEvent.LegOpened(again, "ko-KR", null));

        engine.deliver(new InboundEvent.AgentSpoke(engine.conversation(), JIWOO, "안녕하세요", null));

        assertThat(engine.published.of(OutboundEvent.ReplyCompleted.class))
                .extracting(reply -> reply.route().leg())
                .containsExactly("another-chat");
    }
}
