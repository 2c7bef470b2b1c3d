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

/** No text here is a phrase of any deployment: all that is known is known from the facts. */
class RecordedReplyTest {

    private static final ReplyOrigin ALONE = new ReplyOrigin("large", "a-model", true);
    private static final ReplyOrigin WITH_MORE = new ReplyOrigin("large", "a-model", false);

    @Test
    void takesTheSystemsWordsOff() {
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
    void knowsThatAPersonWasCalled() {
        RecordedReply reply = RecordedReply.of(said(Role.ASSISTANT, "Sure. Somebody comes.")
                .from(WITH_MORE)
                .with(facts(ReplyEnding.HANDED_OVER, new SystemPart(Phrase.TRANSFER, 6, 15))));

        assertThat(reply.words()).isEqualTo("Sure.");
        assertThat(reply.toolCalls()).containsExactly("transfer_to_agent");
    }

    @Test
    void takesWordsLikeThoseOfATransferForNone() {
        RecordedReply reply = RecordedReply.of(said(Role.ASSISTANT, "I'll connect you to an agent.")
                .from(ALONE)
                .with(facts(ReplyEnding.ANSWERED)));

        assertThat(reply.words()).isEqualTo("I'll connect you to an agent.");
        assertThat(reply.toolCalls()).isEmpty();
    }

    @Test
    void knowsThatNothingWasCalledForAReplyThatRestsOnWhatWasSaid() {
        RecordedReply reply = RecordedReply.of(said(Role.ASSISTANT, "Five.").from(ALONE));

        assertThat(reply.toolCalls()).isEmpty();
        assertThat(reply.tier()).isEqualTo("large");
        assertThat(reply.model()).isEqualTo("a-model");
    }

    @Test
    void knowsNotWhichToolsWereCalledForAReplyThatRestsOnMoreThanWhatWasSaid() {
        assertThat(RecordedReply.of(said(Role.ASSISTANT, "Five.").from(WITH_MORE))
                        .toolCalls())
                .isNull();
        assertThat(RecordedReply.of(said(Role.ASSISTANT, "Five.")).toolCalls()).isNull();
    }

    @Test
    void saysNothingOfToolsWhereAPersonAnswered() {
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
