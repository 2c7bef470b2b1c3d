package telecom.assistant.gateway.teacher;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.conversation.Phrase;
import telecom.assistant.conversation.ReplyEnding;
import telecom.assistant.conversation.ReplyOrigin;
import telecom.assistant.conversation.Summary;
import telecom.assistant.conversation.UtteranceFacts;
import telecom.assistant.conversation.UtteranceFacts.SystemPart;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.gateway.Settings;
import telecom.assistant.gateway.prompt.Prompts;
import telecom.assistant.gateway.teacher.TeacherLine.Message;
import telecom.assistant.gateway.tool.TestTools;
import telecom.assistant.model.tokens.TokenEstimate;
import telecom.assistant.store.teacher.ConsentedTalks;

class TeacherDataTest {

    private static final ReplyOrigin LARGE = new ReplyOrigin("primary", "A.X-K1", true);

    /** 14:05 in Seoul. */
    private static final Instant AT = Instant.parse("2026-11-30T05:05:30Z");

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final ConsentedTalks talks = new ConsentedTalks();
    private final TeacherData data =
            data(Map.of("assistant.teacher.conversations-at-once", "2", "assistant.teacher.turns-at-once", "2"));

    @Test
    void containsThePromptAndTheAnswer() {
        talks.close(null, List.of(), List.of(question(1, "요금 알려줘"), answer(1, "3만 원이에요")));

        TeacherLine line = all(TeacherCursor.START).get(0);

        assertThat(line.messages()).extracting(Message::role).containsExactly("system", "user", "assistant");
        assertThat(line.messages().get(0).content()).contains("[web] The app's chat");
        assertThat(line.messages().subList(1, 3))
                .containsExactly(new Message("user", "[web 14:05] 요금 알려줘"), new Message("assistant", "3만 원이에요"));
        assertThat(line.metadata()).isEqualTo(new TeacherLine.Metadata("100-1-1", "web", "ko", "primary", "A.X-K1"));
    }

    @Test
    void containsEachReplyWithTheConversationBeforeIt() {
        talks.close(null, List.of(), turns(5));

        List<TeacherLine> lines = all(TeacherCursor.START);

        assertThat(lines).extracting(line -> line.messages().size()).containsExactly(3, 5, 7, 9, 11);
        assertThat(meters.get("assistant.teacher.lines").counter().count()).isEqualTo(5);
    }

    @Test
    void redactsAllUtterances() {
        talks.close(
                new Summary("김하늘 고객, 010-1234-5678", 1),
                List.of("김하늘", "지우"),
                List.of(
                        question(1, "저는 김하늘이에요"),
                        answer(1, "네, 김하늘 고객님"),
                        question(2, "상담원이요"),
                        agent(3, "지우입니다. a@b.kr로 보낼게요"),
                        question(4, "010-1234-5678이요"),
                        answer(4, "010-1234-5678로 보냈어요")));

        List<TeacherLine> lines = all(TeacherCursor.START);

        assertThat(lines).hasSize(2);
        assertThat(lines.toString())
                .doesNotContain("하늘", "지우", "1234-5678", "a@b.kr")
                .contains(
                        "[agent <NAME> 14:05] <NAME>입니다. <EMAIL>로", "<NAME> 고객, 010-****-5678", "010-****-5678로 보냈어요");
    }

    @Test
    void showsASummaryOnlyAfterTheTurnsThatItCovers() {
        talks.close(new Summary("요금을 물었다", 1), List.of(), turns(2));

        List<TeacherLine> lines = all(TeacherCursor.START);

        assertThat(lines.get(0).messages().get(0).content()).doesNotContain("요금을 물었다");
        assertThat(lines.get(1).messages().get(0).content()).contains("요금을 물었다");
        assertThat(lines.get(1).messages()).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(
            value = UtteranceState.class,
            names = {"INTERRUPTED", "INCOMPLETE", "UNDELIVERED"})
    void leavesOutRepliesThatDidNotReachTheSubscriberCompletely(UtteranceState state) {
        UtteranceRecord answer = answer(1, "3만 원이에요");
        talks.close(null, List.of(), List.of(question(1, "요금"), answer.corrected(answer.text(), state)));

        assertThat(all(TeacherCursor.START)).isEmpty();
    }

    @Test
    void leavesOutRepliesOfOtherTiers() {
        talks.close(
                null,
                List.of(),
                List.of(
                        question(1, "요금"),
                        answer(1, "small tier").from(new ReplyOrigin("small", "A.X-3.1", true)),
                        question(2, "요금"),
                        answer(2, "with a tool").from(new ReplyOrigin("primary", "A.X-K1", false)),
                        question(3, "요금"),
                        answer(3, "of the system").from(null),
                        question(4, "요금"),
                        agent(4, "of an agent").from(LARGE)));

        assertThat(all(TeacherCursor.START)).isEmpty();
    }

    @Test
    void leavesOutTheSystemsPhrases() {
        UtteranceRecord disclosed = answer(1, "AI가 답변드립니다.\n3만 원이에요")
                .with(new UtteranceFacts(
                        ReplyEnding.ANSWERED, List.of(new SystemPart(Phrase.DISCLOSURE, 0, 11)), null));
        UtteranceRecord lookedUp = answer(2, "네. 확인하고 있어요. 5GB예요")
                .with(new UtteranceFacts(ReplyEnding.ANSWERED, List.of(new SystemPart(Phrase.LOOKING_UP, 3, 9)), null));
        talks.close(null, List.of(), List.of(question(1, "요금"), disclosed, question(2, "데이터"), lookedUp));

        List<TeacherLine> lines = all(TeacherCursor.START);

        assertThat(lines)
                .extracting(
                        line -> line.messages().get(line.messages().size() - 1).content())
                .containsExactly("3만 원이에요", "네. 5GB예요");
        assertThat(lines.get(1).messages().toString()).doesNotContain("AI가 답변");
    }

    /** A model may well use the very words of a system phrase. */
    @Test
    void teachesTheModelsWordsEvenIfTheyMatchASystemPhrase() {
        talks.close(null, List.of(), List.of(question(1, "사람이에요?"), answer(1, "AI가 답변드립니다.")));

        assertThat(all(TeacherCursor.START).get(0).messages())
                .last()
                .extracting(Message::content)
                .isEqualTo("AI가 답변드립니다.");
    }

    @Test
    void continuesAfterAnyLineWithoutLossOrRepetition() {
        talks.closeWithoutConsent();
        talks.close(null, List.of(), turns(3));
        talks.closeWithoutConsent();
        talks.closeWithoutConsent();
        talks.close(null, List.of(), turns(5));
        List<TeacherLine> lines = all(TeacherCursor.START);
        assertThat(lines).hasSize(8);

        for (int read = 1; read <= lines.size(); read++) {
            TeacherCursor cursor =
                    TeacherCursor.parse(lines.get(read - 1).metadata().cursor()).orElseThrow();
            assertThat(all(cursor)).isEqualTo(lines.subList(read, lines.size()));
        }
    }

    @Test
    void readsNothingBeforeItIsRequested() {
        for (int i = 0; i < 20; i++) {
            talks.close(null, List.of(), turns(20));
        }
        AssertSubscriber<TeacherLine> slow =
                data.after(TeacherCursor.START).subscribe().withSubscriber(AssertSubscriber.create());
        assertThat(talks.reads()).isLessThanOrEqualTo(1);

        slow.request(1).awaitNextItem(Duration.ofSeconds(5));

        slow.assertNotTerminated().cancel();
        assertThat(talks.reads()).isLessThan(8);
    }

    @Test
    void triesAgainWhenTheDatabaseDoesNotAnswer() {
        talks.close(null, List.of(), turns(3));
        talks.fail(2);

        assertThat(all(TeacherCursor.START)).hasSize(3);
    }

    @Test
    void refusesAnExportWhileAnotherRuns() {
        talks.close(null, List.of(), turns(3));
        AssertSubscriber<TeacherLine> running =
                data.after(TeacherCursor.START).subscribe().withSubscriber(AssertSubscriber.create(1));
        running.awaitNextItem(Duration.ofSeconds(5));

        data.after(TeacherCursor.START)
                .subscribe()
                .withSubscriber(AssertSubscriber.create(1))
                .awaitFailure()
                .assertFailedWith(ExportsBusyException.class);

        running.cancel();
        assertThat(all(TeacherCursor.START)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1-2", "1-2-3-4", "a-b-c", "-1-2-3", "1-2-12345678901234567890"})
    void rejectsAMalformedCursor(String text) {
        assertThat(TeacherCursor.parse(text)).isEmpty();
    }

    private List<TeacherLine> all(TeacherCursor cursor) {
        return data.after(cursor).collect().asList().await().atMost(Duration.ofSeconds(10));
    }

    private TeacherData data(Map<String, String> settings) {
        TeacherConfig config = Settings.mapping(TeacherConfig.class, settings);
        Prompts prompts = new Prompts(
                Settings.prompts(), Settings.channels(), new TokenEstimate(meters), TestTools.transferOnly(), meters);
        return new TeacherData(talks, prompts, config, Settings.engine(), meters);
    }

    private static List<UtteranceRecord> turns(int turns) {
        List<UtteranceRecord> said = new ArrayList<>();
        for (int turn = 1; turn <= turns; turn++) {
            said.add(question(turn, "질문 " + turn));
            said.add(answer(turn, "답 " + turn));
        }
        return said;
    }

    private static UtteranceRecord question(long turn, String text) {
        return said(turn, Role.SUBSCRIBER, null, text);
    }

    private static UtteranceRecord answer(long turn, String text) {
        return said(turn, Role.ASSISTANT, null, text).from(LARGE);
    }

    private static UtteranceRecord agent(long turn, String text) {
        return said(turn, Role.AGENT, "지우", text);
    }

    private static UtteranceRecord said(long turn, Role role, String author, String text) {
        Route route = new Route(Channel.WEB, "leg", null, null, null);
        return UtteranceRecord.of(UUID.randomUUID(), turn, role, route, text, "ko", AT)
                .by(author);
    }
}
