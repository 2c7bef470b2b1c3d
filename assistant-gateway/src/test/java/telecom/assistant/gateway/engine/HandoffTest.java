package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.gateway.engine.EngineUnderTest.JIWOO;
import static telecom.assistant.gateway.engine.EngineUnderTest.SMS;
import static telecom.assistant.gateway.engine.EngineUnderTest.WEB;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.event.ConversationMode;
import telecom.assistant.channel.event.DeskEvent;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.OutboundEvent.Notice;
import telecom.assistant.channel.event.OutboundEvent.NoticeKind;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.channel.event.OutboundEvent.TransferRequested;
import telecom.assistant.channel.event.Role;
import telecom.assistant.conversation.Mode;
import telecom.assistant.conversation.Phrase;
import telecom.assistant.gateway.engine.EngineUnderTest.DeliveredEvent;

/** Tests the hand-off to an agent, and back. */
class HandoffTest {

    private final EngineUnderTest engine = new EngineUnderTest();

    @Test
    void waitsForAnAgentWhenTheModelAsksForOne() {
        askForAnAgent();

        Mode mode = engine.stored.conversation().mode();
        assertThat(mode.kind()).isEqualTo(ConversationMode.WAITING);
        assertThat(mode.handoff().reason()).isEqualTo("요금 이의");
    }

    @Test
    void notifiesTheSubscriberAndThenTheChannelOfTheTransfer() {
        askForAnAgent();

        assertThat(engine.sentKinds()).endsWith("ReplyCompleted", "TransferRequested");
        assertThat(engine.published.the(ReplyCompleted.class).text())
                .endsWith(engine.phrases.in("ko", Phrase.TRANSFER));
        assertThat(engine.published.the(TransferRequested.class).summary()).isEqualTo("이중 청구");
    }

    @Test
    void notifiesTheDeskOfTheHandoff() {
        askForAnAgent();

        assertThat(engine.published.the(DeskEvent.HandoffRequested.class).reason())
                .isEqualTo("요금 이의");
    }

    @Test
    void answersWhileTheSubscriberWaitsAndSaysThatThePlaceIsKept() {
        askForAnAgent();
        engine.published.clear();

        DeliveredEvent delivered = engine.say(WEB, "아직인가요?");
        engine.model.reply().say("곧 연결돼요.").finish();

        assertThat(engine.sent(ReplyCompleted.class))
                .extracting(ReplyCompleted::text)
                .containsExactly("곧 연결돼요. 순서는 그대로예요.");
        assertThat(delivered.isSettled()).isTrue();
    }

    @Test
    void showsTheAgentUtterancesOfTheWaitingSubscriber() {
        askForAnAgent();
        engine.published.clear();

        engine.say(WEB, "아직인가요?");

        assertThat(engine.published.the(DeskEvent.UtteranceAdded.class).text()).isEqualTo("아직인가요?");
    }

    @Test
    void keepsAnAgentsMessageInTheAppWhenATextArrives() {
        handOff();
        engine.say(SMS, "문자로 답해줘");

        engine.deliver(new InboundEvent.AgentSpoke(engine.conversation(), JIWOO, "여기서 답변드릴게요", null));

        ReplyCompleted reply = engine.sent(ReplyCompleted.class).get(1);
        assertThat(reply.route()).isEqualTo(WEB);
        assertThat(reply.author().role()).isEqualTo(Role.AGENT);
        assertThat(reply.author().name()).isEqualTo("지우");
    }

    @Test
    void ignoresAnAgentWhoIsNotInTheConversation() {
        handOff();
        engine.published.clear();

        DeliveredEvent delivered = engine.deliver(
                new InboundEvent.AgentSpoke(engine.conversation(), new Agent("other", "다른"), "끼어들기", null));

        assertThat(engine.sentKinds()).isEmpty();
        assertThat(delivered.isSettled()).isTrue();
    }

    @Test
    void ignoresDeskEventsForAConversationThatIsOver() {
        handOff();
        engine.published.clear();

        DeliveredEvent delivered = engine.deliver(new InboundEvent.AgentJoined(UUID.randomUUID(), JIWOO));

        assertThat(engine.published.envelopes()).isEmpty();
        assertThat(delivered.isSettled()).isTrue();
    }

    @Test
    void answersAgainAfterTheAgentHandsBack() {
        handOff();
        engine.deliver(new InboundEvent.AgentLeft(engine.conversation(), JIWOO));

        engine.say(WEB, "데이터는?");
        engine.model.reply().say("5GB").finish();

        assertThat(engine.sent(ReplyCompleted.class)).last().satisfies(reply -> assertThat(reply.text())
                .isEqualTo("5GB"));
    }

    @Test
    void announcesThatAnAgentJoinsAndLeaves() {
        handOff();

        engine.deliver(new InboundEvent.AgentLeft(engine.conversation(), JIWOO));

        List<Notice> notices = engine.sent(Notice.class);
        assertThat(notices).extracting(Notice::kind).containsExactly(NoticeKind.AGENT_JOINED, NoticeKind.AGENT_LEFT);
        assertThat(notices.get(0).text()).contains("지우");
    }

    private void askForAnAgent() {
        engine.say(WEB, "상담원 바꿔줘");
        engine.model
                .reply()
                .call("transfer_to_agent", "{\"reason\":\"요금 이의\",\"summary\":\"이중 청구\"}")
                .finish();
    }

    private void handOff() {
        askForAnAgent();
        engine.join(JIWOO);
    }
}
