package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.store.conversation.Mode;
import telecom.assistant.store.conversation.SubscriberRecord;

/** Who speaks in a conversation: the assistant, an agent, or nobody yet. */
class ConversationModeTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Agent JIWOO = new Agent("jiwoo", "지우");

    private final Conversation conversation = Conversation.open(
            new SubscriberRecord(new SubscriberId("someone"), null, "하늘", "ko"),
            new Route(Channel.WEB, "web-1", "account", "bot", 0),
            NOON,
            1);

    @Test
    void waitsForAPersonOnceAHandoffIsRequested() {
        conversation.requestHandoff("요금 이의", "두 번 청구됨", NOON);

        assertThat(conversation.mode()).isEqualTo(new Mode.Waiting(new Mode.Handoff("요금 이의", "두 번 청구됨", NOON)));
    }

    @Test
    void keepsTheFirstHandoffWhileWaiting() {
        conversation.requestHandoff("first", "", NOON);

        conversation.requestHandoff("second", "", NOON.plusSeconds(1));

        assertThat(((Mode.Waiting) conversation.mode()).handoff().reason()).isEqualTo("first");
    }

    @Test
    void staysWithItsAgentWhenAHandoffIsRequested() {
        conversation.join(JIWOO);

        conversation.requestHandoff("late", "", NOON);

        assertThat(conversation.isAttendedBy(JIWOO)).isTrue();
    }

    @Test
    void remembersWhyItWaitedWhenAnAgentJoins() {
        conversation.requestHandoff("reason", "summary", NOON);

        conversation.join(JIWOO);

        assertThat(conversation.mode())
                .isEqualTo(new Mode.Attended(JIWOO, new Mode.Handoff("reason", "summary", NOON)));
    }

    @Test
    void hasNoHandoffWhenAnAgentJoinsUnasked() {
        conversation.join(JIWOO);

        assertThat(conversation.mode()).isEqualTo(new Mode.Attended(JIWOO, null));
    }

    @Test
    void isAttendedByNoOtherAgent() {
        conversation.join(JIWOO);

        assertThat(conversation.isAttendedBy(new Agent("other", "지우"))).isFalse();
    }

    @Test
    void isTheAssistantsAgainOnceHandedBack() {
        conversation.join(JIWOO);

        conversation.handBack();

        assertThat(conversation.mode()).isEqualTo(new Mode.Assisted());
    }

    @Test
    void isNotOverWhileSomebodyWaitsForAPerson() {
        conversation.requestHandoff("reason", "", NOON);

        assertThat(conversation.isOver(IDLE, NOON.plus(IDLE.multipliedBy(10)))).isFalse();
    }
}
