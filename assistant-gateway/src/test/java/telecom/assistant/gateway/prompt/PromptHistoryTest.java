package telecom.assistant.gateway.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.conversation.Phrase;
import telecom.assistant.conversation.ReplyEnding;
import telecom.assistant.conversation.UtteranceFacts;
import telecom.assistant.conversation.UtteranceFacts.SystemPart;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.model.Characters;
import telecom.assistant.model.ChatMessage;

class PromptHistoryTest {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private static final UtteranceRecord ASKED = Said.by(Role.SUBSCRIBER, Channel.WEB, "요금 알려줘");
    private static final ChatMessage ASKED_MESSAGE = ChatMessage.user("[web 14:05] 요금 알려줘");

    @ParameterizedTest
    @ValueSource(strings = {"voice", "sms", "web", "kiosk"})
    void tagsASubscribersUtteranceWithItsChannelAndTime(Channel channel) {
        assertThat(messages(List.of(Said.by(Role.SUBSCRIBER, channel, "요금 알려줘"))))
                .containsExactly(ChatMessage.user("[" + channel.label() + " 14:05] 요금 알려줘"));
    }

    @Test
    void saysTheDayWhereItChangesAndNowhereElse() {
        List<ChatMessage> messages = messages(List.of(
                at("2026-11-30T14:58:59Z", "요금이요"),
                at("2026-11-30T15:03:00Z", "아직이요?"),
                at("2026-11-30T15:04:00Z", "여보세요")));

        assertThat(messages)
                .containsExactly(ChatMessage.user("[web 23:58] 요금이요\n[web 1 Dec 00:03] 아직이요?\n[web 00:04] 여보세요"));
    }

    @Test
    void saysTheDayAlthoughTheAssistantHasAnsweredOnItBefore() {
        UtteranceRecord answer = new UtteranceRecord(
                UUID.randomUUID(),
                1,
                Role.ASSISTANT,
                null,
                Channel.WEB,
                "leg",
                "3만 원이에요",
                "ko",
                UtteranceState.COMPLETE,
                Instant.parse("2026-11-30T15:00:01Z"),
                null,
                null);

        assertThat(lines(List.of(at("2026-11-30T14:59:59Z", "요금이요"), answer, at("2026-11-30T15:03:00Z", "네"))))
                .containsExactly("[web 23:59] 요금이요", "3만 원이에요", "[web 1 Dec 00:03] 네");
    }

    @Test
    void changesNoLineWhenMoreIsSaid() {
        List<UtteranceRecord> said = List.of(
                at("2026-11-30T14:58:59Z", "요금이요"),
                Said.by(Role.AGENT, Channel.WEB, "제가 볼게요"),
                at("2026-11-30T15:03:00Z", "아직이요?"),
                at("2026-12-01T15:03:00Z", "아직도요?"));
        List<String> all = lines(said);

        for (int count = 1; count < said.size(); count++) {
            assertThat(lines(said.subList(0, count))).isEqualTo(all.subList(0, count));
        }
    }

    private static List<String> lines(List<UtteranceRecord> said) {
        return PromptHistory.lines(said, SEOUL, PromptHistoryTest::whole).stream()
                .map(PromptLine::text)
                .toList();
    }

    private static UtteranceRecord at(String time, String text) {
        Route route = new Route(Channel.WEB, "leg", null, null, null);
        return UtteranceRecord.of(UUID.randomUUID(), 1, Role.SUBSCRIBER, route, text, "ko", Instant.parse(time));
    }

    @Test
    void showsTheAssistantsWordsUnchanged() {
        assertThat(messages(List.of(ASKED, Said.by(Role.ASSISTANT, Channel.WEB, "3만 원입니다"))))
                .containsExactly(ASKED_MESSAGE, ChatMessage.assistant("3만 원입니다"));
    }

    @Test
    void marksAnAgentsUtterance() {
        assertThat(messages(List.of(ASKED, Said.by(Role.AGENT, Channel.WEB, "제가 볼게요"))))
                .containsExactly(ASKED_MESSAGE, ChatMessage.assistant("[agent 지우 14:05] 제가 볼게요"));
    }

    @Test
    void marksAnInterruptedReply() {
        UtteranceRecord cut =
                Said.by(Role.ASSISTANT, Channel.VOICE, "요금은 3만 원이고").corrected("요금은", UtteranceState.INTERRUPTED);

        assertThat(messages(List.of(ASKED, cut)))
                .containsExactly(ASKED_MESSAGE, ChatMessage.assistant("요금은 [interrupted]"));
    }

    @Test
    void marksAReplyOfWhichOnlyTheDisclosureWasHeard() {
        UtteranceRecord cut = Said.by(Role.ASSISTANT, Channel.VOICE, "AI가 답변드립니다.")
                .with(UtteranceFacts.said(Phrase.DISCLOSURE, "AI가 답변드립니다."))
                .as(UtteranceState.INTERRUPTED);

        assertThat(messages(List.of(ASKED, cut)))
                .containsExactly(ASKED_MESSAGE, ChatMessage.assistant("[interrupted]"));
    }

    @Test
    void joinsConsecutiveUtterancesOfOneSide() {
        List<ChatMessage> messages = messages(List.of(
                Said.by(Role.SUBSCRIBER, Channel.VOICE, "여보세요"),
                Said.by(Role.SUBSCRIBER, Channel.SMS, "요금이요"),
                Said.by(Role.ASSISTANT, Channel.SMS, "확인할게요"),
                Said.by(Role.AGENT, Channel.SMS, "3만 원입니다"),
                Said.by(Role.SUBSCRIBER, Channel.SMS, "네")));

        assertThat(messages)
                .containsExactly(
                        ChatMessage.user("[voice 14:05] 여보세요\n[sms 14:05] 요금이요"),
                        ChatMessage.assistant("확인할게요\n[agent 지우 14:05] 3만 원입니다"),
                        ChatMessage.user("[sms 14:05] 네"));
    }

    @Test
    void skipsUtterancesBeforeTheSubscribersFirst() {
        List<ChatMessage> messages = messages(List.of(
                Said.by(Role.ASSISTANT, Channel.WEB, "안녕하세요"),
                Said.by(Role.AGENT, Channel.WEB, "제가 볼게요"),
                ASKED,
                Said.by(Role.ASSISTANT, Channel.WEB, "3만 원입니다")));

        assertThat(messages).containsExactly(ASKED_MESSAGE, ChatMessage.assistant("3만 원입니다"));
    }

    @Test
    void isEmptyUntilTheSubscriberHasSpoken() {
        assertThat(messages(List.of(Said.by(Role.AGENT, Channel.WEB, "여보세요?")))).isEmpty();
    }

    @Test
    void marksAnAnswerThatNeverCame() {
        List<ChatMessage> messages = messages(List.of(
                ASKED,
                Said.inTurn(2, Role.SUBSCRIBER, Channel.WEB, "여보세요?"),
                Said.inTurn(2, Role.ASSISTANT, Channel.WEB, "3만 원입니다")));

        assertThat(messages)
                .containsExactly(
                        ASKED_MESSAGE,
                        ChatMessage.assistant("[unanswered]"),
                        ChatMessage.user("[web 14:05] 여보세요?"),
                        ChatMessage.assistant("3만 원입니다"));
    }

    @Test
    void doesNotShowUtterancesOfTheSystem() {
        assertThat(messages(List.of(ASKED, Said.by(Role.SYSTEM, Channel.VOICE, "무엇을 도와드릴까요?"))))
                .containsExactly(ASKED_MESSAGE);
    }

    @Test
    void doesNotShowTheSystemsPhrasesAsTheModelsWords() {
        UtteranceRecord reply = Said.by(Role.ASSISTANT, Channel.WEB, "AI가 답변드립니다.\n3만 원입니다")
                .with(new UtteranceFacts(
                        ReplyEnding.ANSWERED, List.of(new SystemPart(Phrase.DISCLOSURE, 0, 11)), null));

        assertThat(messages(List.of(ASKED, reply))).containsExactly(ASKED_MESSAGE, ChatMessage.assistant("3만 원입니다"));
    }

    @Test
    void leavesOutAPhraseThatOnlyNewerNodesKnow() {
        UtteranceRecord reply = Said.by(Role.ASSISTANT, Channel.WEB, "새 안내입니다.\n3만 원입니다")
                .with(new UtteranceFacts(ReplyEnding.ANSWERED, List.of(new SystemPart(null, 0, 8)), null));

        assertThat(messages(List.of(ASKED, reply))).containsExactly(ASKED_MESSAGE, ChatMessage.assistant("3만 원입니다"));
    }

    @ParameterizedTest
    @CsvSource({
        "HANDED_OVER, [an agent was called]",
        "CUT_OFF, [cut off]",
        "FAILED, [unanswered]",
        "OVERLOADED, [unanswered]",
        "BUDGET_SPENT, [unanswered]"
    })
    void marksTheEndingOfAReplyInsteadOfShowingTheSystemsPhrase(ReplyEnding ending, String mark) {
        UtteranceRecord said = Said.by(Role.ASSISTANT, Channel.WEB, "네. 그럼요.");
        UtteranceFacts after = new UtteranceFacts(ending, List.of(new SystemPart(Phrase.TRANSFER, 3, 4)), null);
        UtteranceFacts alone = new UtteranceFacts(ending, List.of(new SystemPart(Phrase.TRANSFER, 0, 7)), null);

        assertThat(messages(List.of(ASKED, said.with(after))))
                .containsExactly(ASKED_MESSAGE, ChatMessage.assistant("네. " + mark));
        assertThat(messages(List.of(ASKED, said.with(alone))))
                .containsExactly(ASKED_MESSAGE, ChatMessage.assistant(mark));
    }

    @ParameterizedTest
    @CsvSource({"ASSISTANT, [not delivered] 3만 원입니다", "AGENT, [not delivered] [agent 지우 14:05] 3만 원입니다"})
    void marksAnUndeliveredUtterance(Role role, String shown) {
        UtteranceRecord lost = Said.by(role, Channel.SMS, "3만 원입니다");

        assertThat(messages(List.of(ASKED, lost.corrected(lost.text(), UtteranceState.UNDELIVERED))))
                .containsExactly(ASKED_MESSAGE, ChatMessage.assistant(shown));
    }

    @Test
    void showsAReplyThatTheTokenLimitCutOff() {
        UtteranceRecord reply = Said.by(Role.ASSISTANT, Channel.SMS, "3만 원");

        assertThat(messages(List.of(ASKED, reply.corrected(reply.text(), UtteranceState.INCOMPLETE))))
                .containsExactly(ASKED_MESSAGE, ChatMessage.assistant("3만 원"));
    }

    private static List<ChatMessage> messages(List<UtteranceRecord> said) {
        return PromptHistory.messages(PromptHistory.lines(said, SEOUL, PromptHistoryTest::whole));
    }

    private static PromptLine whole(UtteranceRecord utterance, String time) {
        return new PromptLine(utterance, time, PromptHistory.ownWords(utterance), Characters.NONE);
    }
}
