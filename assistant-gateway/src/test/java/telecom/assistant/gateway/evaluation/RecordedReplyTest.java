package telecom.assistant.gateway.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.conversation.Phrase;
import telecom.assistant.conversation.ReplyEnding;
import telecom.assistant.conversation.ReplyOrigin;
import telecom.assistant.conversation.UtteranceFacts;
import telecom.assistant.conversation.UtteranceFacts.SystemPart;
import telecom.assistant.conversation.UtteranceRecord;

/** No text here is a phrase of any deployment: the system's parts can be recognised only by the stored facts. */
class RecordedReplyTest {

    private static final ReplyOrigin SELF_CONTAINED = new ReplyOrigin("large", "a-model", true);
    private static final ReplyOrigin NOT_SELF_CONTAINED = new ReplyOrigin("large", "a-model", false);

    @Test
    void removesTheSystemsPhrases() {
        RecordedReply reply = RecordedReply.of(said(Role.ASSISTANT, "A machine. Five. Wait. Won.")
                .with(facts(
                        ReplyEnding.ANSWERED,
                        new SystemPart(Phrase.DISCLOSURE, 0, 10),
                        new SystemPart(Phrase.LOOKING_UP, 17, 5))));

        assertThat(reply.words()).isEqualTo("Five. Won.");
        assertThat(reply.text()).isEqualTo("A machine. Five. Wait. Won.");
    }

    @Test
    void leavesNothingOfAnApology() {
        UtteranceRecord apology =
                said(Role.ASSISTANT, "Not now.").with(UtteranceFacts.said(Phrase.APOLOGY, "Not now."));

        assertThat(RecordedReply.of(apology).words()).isEmpty();
    }

    @Test
    void knowsThatAnAgentWasCalled() {
        RecordedReply reply = RecordedReply.of(said(Role.ASSISTANT, "Sure. Somebody comes.")
                .from(NOT_SELF_CONTAINED)
                .with(facts(ReplyEnding.HANDED_OVER, new SystemPart(Phrase.TRANSFER, 6, 15))));

        assertThat(reply.words()).isEqualTo("Sure.");
        assertThat(reply.toolCalls()).containsExactly("transfer_to_agent");
    }

    @Test
    void doesNotMistakeSimilarWordsForATransfer() {
        RecordedReply reply = RecordedReply.of(said(Role.ASSISTANT, "I'll connect you to an agent.")
                .from(SELF_CONTAINED)
                .with(facts(ReplyEnding.ANSWERED)));

        assertThat(reply.words()).isEqualTo("I'll connect you to an agent.");
        assertThat(reply.toolCalls()).isEmpty();
    }

    @Test
    void knowsThatNoToolWasCalledForASelfContainedReply() {
        RecordedReply reply = RecordedReply.of(said(Role.ASSISTANT, "Five.").from(SELF_CONTAINED));

        assertThat(reply.toolCalls()).isEmpty();
        assertThat(reply.tier()).isEqualTo("large");
        assertThat(reply.model()).isEqualTo("a-model");
    }

    @Test
    void doesNotKnowWhichToolsWereCalledForAReplyThatIsNotSelfContained() {
        assertThat(RecordedReply.of(said(Role.ASSISTANT, "Five.").from(NOT_SELF_CONTAINED))
                        .toolCalls())
                .isNull();
        assertThat(RecordedReply.of(said(Role.ASSISTANT, "Five.")).toolCalls()).isNull();
    }

    @Test
    void saysNothingAboutToolsWhereAnAgentAnswered() {
        RecordedReply reply = RecordedReply.of(said(Role.AGENT, "Five."));

        assertThat(reply.toolCalls()).isNull();
        assertThat(reply.author()).isEqualTo(Role.AGENT);
        assertThat(reply.words()).isEqualTo("Five.");
    }

    private static UtteranceFacts facts(ReplyEnding ending, SystemPart... parts) {
        return new UtteranceFacts(ending, List.of(parts), null);
    }

    private static UtteranceRecord said(Role role, String text) {
        return new Recording()
                .said(1, role, text, UtteranceState.COMPLETE)
                .end()
                .said()
                .get(0);
    }
}
