package telecom.assistant.gateway.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.gateway.Settings;
import telecom.assistant.store.conversation.ReplyOrigin;
import telecom.assistant.store.conversation.UtteranceRecord;

/** The phrases are those of {@link Settings#phrases}. */
class SystemPhrasesTest {

    private final SystemPhrases words = new SystemPhrases(Settings.phrases());

    @Test
    void removesTheDisclosure() {
        RecordedReply reply = of(Role.ASSISTANT, "AI가 답변드립니다.\n5만 원입니다.");

        assertThat(reply.words()).isEqualTo("5만 원입니다.");
        assertThat(reply.text()).startsWith("AI");
    }

    @Test
    void knowsThatASelfContainedReplyCalledNoTool() {
        UtteranceRecord said = said(Role.ASSISTANT, "5만 원입니다.").from(new ReplyOrigin("large", "a-model", true));

        RecordedReply reply = words.of(said);

        assertThat(reply.toolCalls()).isEmpty();
        assertThat(reply.tier()).isEqualTo("large");
    }

    @Test
    void knowsThatAPersonWasCalled() {
        RecordedReply reply = of(Role.ASSISTANT, "An AI answers. Sure. I'll connect you to an agent.");

        assertThat(reply.words()).isEqualTo("Sure.");
        assertThat(reply.toolCalls()).containsExactly("transfer_to_agent");
    }

    @Test
    void removesTheWholeApology() {
        assertThat(of(Role.ASSISTANT, "지금은 답변을 드리기 어렵습니다.").words()).isEmpty();
    }

    @Test
    void removesTheNoticeOfALookUp() {
        assertThat(of(Role.ASSISTANT, "확인하고 있어요. 요금은 5만 원입니다.").words()).isEqualTo("요금은 5만 원입니다.");
    }

    @Test
    void doesNotKnowTheToolsOfAReplyThatIsNotSelfContained() {
        assertThat(of(Role.ASSISTANT, "요금은 5만 원입니다.").toolCalls()).isNull();
    }

    @Test
    void saysNothingAboutToolsIfAPersonAnswered() {
        assertThat(of(Role.AGENT, "5만 원입니다.").toolCalls()).isNull();
    }

    private RecordedReply of(Role role, String text) {
        return words.of(said(role, text));
    }

    private static UtteranceRecord said(Role role, String text) {
        return new Recording()
                .said(1, role, text, UtteranceState.COMPLETE)
                .end()
                .said()
                .get(0);
    }
}
