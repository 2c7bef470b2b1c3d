package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.gateway.engine.EngineUnderTest.WEB;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.gateway.FakeModel;
import telecom.assistant.gateway.Settings;
import telecom.assistant.gateway.Untimed;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.Purpose;
import telecom.assistant.model.Usage;

/** A conversation that outgrows both the prompt and the memory. */
class LongConversationTest {

    private static final int MANY = 200;
    private static final int TURNS = 20;
    private static final int FOLD_AT = 15;

    private final EngineUnderTest engine = new EngineUnderTest(Settings.engine(), Settings.prompts(6_000, TURNS));
    private int summaries;

    @Test
    void growsThePromptAtItsEndExceptWhenASummaryHasArrived() {
        List<ChatMessage> before = List.of();
        for (int turn = 1; turn <= MANY; turn++) {
            boolean summarised = writeSummary();
            List<ChatMessage> now = promptOf(turn);
            assertThat(now.subList(0, Math.min(before.size(), now.size())).equals(before))
                    .as("the prompt of turn %d starts with the one before", turn)
                    .isEqualTo(!summarised);
            before = now;
        }
        assertThat(summaries).isBetween(MANY / FOLD_AT, MANY / (FOLD_AT / 2));
    }

    @Test
    void showsTheSummaryInPlaceOfTheTurnsThatItCovers() {
        converse(FOLD_AT);
        writeSummary();

        List<ChatMessage> prompt = promptOf(FOLD_AT + 1);

        assertThat(prompt.get(0).toString()).contains("요약 1");
        assertThat(prompt).contains(ChatMessage.user("[web] 질문 9")).doesNotContain(ChatMessage.user("[web] 질문 8"));
    }

    @Test
    void keepsTheSummaryAcrossARestart() {
        converse(FOLD_AT);
        writeSummary();
        engine.restart();

        assertThat(promptOf(FOLD_AT + 1).get(0).toString()).contains("요약 1");
        assertThat(engine.stored.conversation().summary().text()).isEqualTo("요약 1");
    }

    @Test
    void showsTheModelTheSamePromptAfterARestart() {
        for (int turn = 1; turn < MANY; turn++) {
            writeSummary();
            promptOf(turn);
        }
        EngineUnderTest.DeliveredEvent last = engine.say(WEB, "질문");
        List<ChatMessage> before = engine.model.reply().request().messages();
        engine.restart();

        last.redeliver();

        assertThat(engine.model.reply().request().messages()).isEqualTo(before);
    }

    @Test
    void showsTheModelTheSamePromptAfterARestartEvenWithoutASummary() {
        converse(MANY);
        EngineUnderTest.DeliveredEvent last = engine.say(WEB, "질문");
        List<ChatMessage> before = engine.model.reply().request().messages();
        engine.restart();

        last.redeliver();

        assertThat(engine.model.reply().request().messages()).isEqualTo(before);
    }

    @Test
    void asksForNoSummaryWhileThereIsRoom() {
        converse(FOLD_AT - 1);

        assertThat(engine.model.answers(Purpose.SUMMARY)).isEmpty();
    }

    @Test
    void asksForASummaryOnlyWhenTheReplyIsComplete() {
        converse(FOLD_AT - 1);
        engine.say(WEB, "질문");
        assertThat(engine.model.answers(Purpose.SUMMARY)).isEmpty();

        engine.model.reply().say("답").finish();

        assertThat(engine.model.answers(Purpose.SUMMARY)).hasSize(1);
    }

    @Test
    void answersWhileTheSummaryIsBeingWritten() {
        converse(FOLD_AT);

        EngineUnderTest.DeliveredEvent next = engine.say(WEB, "질문");
        engine.model.reply().say("답").finish();

        assertThat(next.isSettled()).isTrue();
        assertThat(engine.stored.conversation().summary()).isNull();
    }

    @Test
    void asksForOneSummaryAtATime() {
        converse(TURNS * 2);

        assertThat(engine.model.answers(Purpose.SUMMARY)).hasSize(1);
    }

    @Test
    void leavesTurnsOutWhenNoSummaryArrives() {
        converse(MANY);

        assertThat(promptOf(MANY + 1)).hasSizeLessThanOrEqualTo(2 * TURNS);
    }

    @Test
    void usesALateSummaryTogetherWithAllThatWasSaidSince() {
        converse(FOLD_AT);
        FakeModel.Answer late = engine.model.summary();
        promptOf(FOLD_AT + 1);

        late.say("요약").finish();

        assertThat(promptOf(FOLD_AT + 2))
                .contains(ChatMessage.user("[web] 질문 " + FOLD_AT), ChatMessage.user("[web] 질문 " + (FOLD_AT + 1)));
        assertThat(engine.stored.conversation().summary().throughTurn()).isLessThan(FOLD_AT);
    }

    @Test
    void asksAgainAtLaterTurnsWhenASummaryFailed() {
        converse(FOLD_AT);
        List<Long> askedAt = new ArrayList<>();
        for (int turn = FOLD_AT + 1; turn <= FOLD_AT + 10; turn++) {
            failSummary();
            promptOf(turn);
            if (engine.model.answers(Purpose.SUMMARY).size() > summaries) {
                askedAt.add(engine.stored.conversation().turn() - FOLD_AT);
            }
        }

        assertThat(askedAt).containsExactly(1L, 3L, 7L);
    }

    @Test
    void cancelsTheSummaryOfAConversationThatItLost() {
        converse(FOLD_AT);
        engine.stored.takeOverElsewhere();

        engine.say(WEB, "질문");
        engine.waitUntilBeginningIsStored();

        assertThat(engine.model.answers(Purpose.SUMMARY).get(0).isCancelled()).isTrue();
    }

    @Test
    void doesNotGiveANewConversationTheSummaryOfThePreviousOne() {
        converse(FOLD_AT);
        FakeModel.Answer late = engine.model.summary();
        var lapsed = Settings.engine().conversationIdle().plusMinutes(1);
        engine.deliver(
                new InboundEvent.UtteranceReceived(WEB, "새 문의", null, 1),
                Instant.now().plus(lapsed));

        late.say("요약").finish();

        assertThat(engine.stored.conversation().summary()).isNull();
        assertThat(late.isCancelled()).isTrue();
    }

    @Test
    void givesUpTheSummaryOfAConversationThatEnds() {
        converse(FOLD_AT);
        var lapsed = Settings.engine().conversationIdle().plusMinutes(1);

        engine.deliver(
                new InboundEvent.ConversationLapsed(engine.conversation()),
                Instant.now().plus(lapsed));

        assertThat(engine.model.summary().isCancelled()).isTrue();
        assertThat(engine.mayLeaveMemory()).isTrue();
    }

    @Test
    void givesUpTheSummaryOfASubscriberWhoIsErased() {
        converse(FOLD_AT);

        engine.deliver(new InboundEvent.ErasureRequested());

        assertThat(engine.model.summary().isCancelled()).isTrue();
        assertThat(engine.mayLeaveMemory()).isTrue();
    }

    @Test
    void learnsTheTokensPerCharacterFromTheReportedUsage() {
        engine.say(WEB, "질문");

        engine.model.reply().say("답").finish("primary", new Usage(900, 1, 0, 0));

        assertThat(engine.meters.find("assistant.prompt.tokens.per.character").gauges())
                .isNotEmpty();
    }

    private void converse(int turns) {
        for (int turn = 1; turn <= turns; turn++) {
            promptOf(turn);
        }
    }

    private void failSummary() {
        if (engine.model.answers(Purpose.SUMMARY).size() > summaries) {
            summaries++;
            engine.model.summary().fail(new ModelFailure(ModelFailure.Reason.OVERLOADED, "primary", true, "simulated"));
        }
    }

    /** Lets the model finish the summary that it was asked for, if there is one. */
    private boolean writeSummary() {
        if (engine.model.answers(Purpose.SUMMARY).size() <= summaries) {
            return false;
        }
        summaries++;
        engine.model.summary().say("요약 " + summaries).finish();
        return true;
    }

    /** What the model is shown in a turn, which it then answers. */
    private List<ChatMessage> promptOf(int turn) {
        engine.say(WEB, "질문 " + turn);
        List<ChatMessage> prompt = Untimed.messages(engine.model.reply().request());
        engine.model.reply().say("답 " + turn).finish();
        return prompt;
    }
}
