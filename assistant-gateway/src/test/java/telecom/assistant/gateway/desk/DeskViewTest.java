package telecom.assistant.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.event.DeskEvent;

class DeskViewTest {

    private static final Agent JIWOO = new Agent("jiwoo", "지우");
    private static final Agent OTHER = new Agent("other", "지우");
    private static final UUID CONVERSATION = UUID.randomUUID();

    @Test
    void showsTheEndOfAConversation() {
        assertThat(DeskView.frames(new DeskEvent.ConversationClosed(CONVERSATION)))
                .containsExactly(new DeskFrames.ConversationClosed(CONVERSATION));
    }

    @Test
    void showsAChangedConversationAndThenItsUtterances() {
        assertThat(DeskView.frames(DeskFramesTest.conversation()))
                .containsExactly(
                        new DeskFrames.ConversationChanged(DeskFramesTest.conversation()),
                        new DeskFrames.UtteranceChanged(
                                DeskFramesTest.conversation().conversation(), DeskFramesTest.utterance()));
    }

    @Test
    void showsARefusalAsAnErrorThatNamesNoCommand() {
        assertThat(DeskView.frames(new DeskEvent.AgentRefused(CONVERSATION, JIWOO)))
                .singleElement()
                .isInstanceOfSatisfying(DeskFrames.Refused.class, refused -> {
                    assertThat(refused.code()).isEqualTo("not-joined");
                    assertThat(refused.command()).isNull();
                });
    }

    @Test
    void tellsAnAgentWhoWasTooLateWhoHasTheConversation() {
        assertThat(DeskView.frames(new DeskEvent.AgentRefused(CONVERSATION, JIWOO, OTHER)))
                .singleElement()
                .isInstanceOfSatisfying(DeskFrames.Refused.class, refused -> {
                    assertThat(refused.code()).isEqualTo("taken");
                    assertThat(refused.agent()).isEqualTo(OTHER);
                });
    }

    @Test
    void showsARefusalOnlyToTheAgentWhoWasRefused() {
        DeskEvent refusal = new DeskEvent.AgentRefused(CONVERSATION, JIWOO);

        assertThat(DeskView.concerns(refusal, JIWOO)).isTrue();
        assertThat(DeskView.concerns(refusal, OTHER)).isFalse();
    }

    @Test
    void showsEventsOfAConversationToEveryAgent() {
        assertThat(DeskView.concerns(new DeskEvent.ConversationClosed(CONVERSATION), OTHER))
                .isTrue();
    }
}
