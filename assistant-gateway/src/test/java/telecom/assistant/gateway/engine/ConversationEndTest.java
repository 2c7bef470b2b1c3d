package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static telecom.assistant.gateway.engine.EngineUnderTest.CALL;
import static telecom.assistant.gateway.engine.EngineUnderTest.JIWOO;
import static telecom.assistant.gateway.engine.EngineUnderTest.SMS;
import static telecom.assistant.gateway.engine.EngineUnderTest.WEB;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.event.ConversationMode;
import telecom.assistant.channel.event.DeskEvent.AgentRefused;
import telecom.assistant.channel.event.DeskEvent.ConversationClosed;
import telecom.assistant.channel.event.InboundEvent.AgentSpoke;
import telecom.assistant.channel.event.InboundEvent.ConversationEnded;
import telecom.assistant.channel.event.InboundEvent.ConversationLapsed;
import telecom.assistant.channel.event.InboundEvent.ErasureRequested;
import telecom.assistant.channel.event.InboundEvent.UtteranceReceived;
import telecom.assistant.channel.event.OutboundEvent.Notice;
import telecom.assistant.channel.event.OutboundEvent.ReplyCancelled;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.conversation.Mode;
import telecom.assistant.gateway.FakeModel;
import telecom.assistant.gateway.engine.EngineUnderTest.DeliveredEvent;

/** Tests the ends of conversations: nothing happens for too long, the agent ends it, or the subscriber is erased. */
class ConversationEndTest {

    private static final Duration IDLE = Duration.ofMinutes(31);
    private static final Duration TOO_LONG_A_WAIT = Duration.ofMinutes(11);

    private final EngineUnderTest engine = new EngineUnderTest();

    @Test
    void closesAConversationInWhichNothingHappens() {
        talk();

        DeliveredEvent lapse = lapse(IDLE);

        assertThat(engine.stored.conversation().closedAt()).isNotNull();
        assertThat(engine.published.of(ConversationClosed.class)).hasSize(1);
        assertThat(lapse.isSettled()).isTrue();
    }

    @Test
    void keepsAConversationThatIsNoLongerIdle() {
        talk();

        lapse(Duration.ofMinutes(1));

        assertThat(engine.stored.conversation().closedAt()).isNull();
    }

    @Test
    void keepsAConversationThatIsBeingAnswered() {
        engine.say(WEB, "요금 알려줘");

        lapse(IDLE);

        assertThat(engine.stored.conversation().closedAt()).isNull();
    }

    @Test
    void beginsANewConversationAfterwards() {
        talk();
        UUID first = engine.conversation();
        lapse(IDLE);

        talk();

        assertThat(engine.conversation()).isNotEqualTo(first);
        assertThat(engine.sent(ReplyCompleted.class))
                .last()
                .extracting(ReplyCompleted::turn)
                .isEqualTo(1L);
    }

    @Test
    void answersAgainWhenNoAgentComes() {
        waitForAnAgent();

        lapse(TOO_LONG_A_WAIT);

        assertThat(engine.stored.conversation().mode()).isEqualTo(Mode.ASSISTED);
        assertThat(engine.sent(Notice.class)).last().extracting(Notice::text).isEqualTo("지금은 상담원이 없습니다.");
    }

    @Test
    void letsTheSubscriberWaitForTheConfiguredTime() {
        waitForAnAgent();

        lapse(Duration.ofMinutes(9));

        assertThat(engine.stored.conversation().mode().kind()).isEqualTo(ConversationMode.WAITING);
    }

    @Test
    void endsWhenTheAgentEndsIt() {
        talk();
        engine.join(JIWOO);

        DeliveredEvent end = engine.deliver(new ConversationEnded(engine.conversation(), JIWOO));

        assertThat(engine.stored.conversation().closedAt()).isNotNull();
        assertThat(engine.sent(Notice.class)).last().extracting(Notice::text).isEqualTo("지우 상담이 끝났습니다.");
        assertThat(end.isSettled()).isTrue();
    }

    @Test
    void isNotEndedByAnAgentWhoHasNotJoined() {
        talk();

        engine.deliver(new ConversationEnded(engine.conversation(), JIWOO));

        assertThat(engine.stored.conversation().closedAt()).isNull();
        assertThat(engine.published.of(AgentRefused.class)).hasSize(1);
    }

    @Test
    void notifiesAnAgentWhoseMessageWasNotSent() {
        talk();
        Agent other = new Agent("minho", "민호");
        engine.join(JIWOO);

        engine.deliver(new AgentSpoke(engine.conversation(), other, "안녕하세요", null));

        assertThat(engine.published.of(AgentRefused.class))
                .extracting(AgentRefused::agent)
                .containsExactly(other);
    }

    @Test
    void erasesASubscriberInTheMiddleOfAReply() {
        DeliveredEvent asked = engine.say(WEB, "요금 알려줘");
        FakeModel.Answer answer = engine.model.reply();

        DeliveredEvent erasure = engine.deliver(new ErasureRequested());

        assertThat(answer.isCancelled()).isTrue();
        assertThat(engine.sent(ReplyCancelled.class)).hasSize(1);
        assertThat(engine.erased).containsExactly(EngineUnderTest.SUBSCRIBER);
        assertThat(asked.isSettled()).isTrue();
        assertThat(erasure.isSettled()).isTrue();
    }

    @Test
    void knowsNothingAboutAnErasedSubscriber() {
        talk();
        UUID before = engine.conversation();
        engine.deliver(new ErasureRequested());

        engine.say(WEB, "다시 왔어요");

        assertThat(engine.conversation()).isNotEqualTo(before);
        assertThat(engine.model.reply().request().messages().toString()).doesNotContain("요금 알려줘");
    }

    @Test
    void staysOpenWhileAnUtteranceIsUnanswered() {
        engine.say(SMS, "요금 알려줘");

        engine.deliver(
                new UtteranceReceived(SMS, "데이터도", null, 1), Instant.now().plus(IDLE));
        engine.model.reply().say("3만 원").finish();
        engine.model.reply().say("5GB").finish();

        assertThat(engine.published.of(ConversationClosed.class)).isEmpty();
        assertThat(engine.sent(ReplyCompleted.class))
                .extracting(ReplyCompleted::conversation, ReplyCompleted::turn)
                .containsExactly(tuple(engine.conversation(), 1L), tuple(engine.conversation(), 2L));
    }

    private void talk() {
        engine.say(WEB, "요금 알려줘");
        engine.model.reply().say("3만 원").finish();
    }

    private void waitForAnAgent() {
        engine.say(CALL, "상담원 연결해 주세요");
        engine.model.reply().call("transfer_to_agent", "{}").finish();
    }

    private DeliveredEvent lapse(Duration later) {
        return engine.deliver(
                new ConversationLapsed(engine.conversation()), Instant.now().plus(later));
    }
}
