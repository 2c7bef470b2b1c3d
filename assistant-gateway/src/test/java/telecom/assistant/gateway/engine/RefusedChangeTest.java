package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.gateway.engine.EngineUnderTest.WEB;

import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.conversation.ConversationChange;
import telecom.assistant.gateway.FakeModel;
import telecom.assistant.gateway.Settings;
import telecom.assistant.gateway.engine.EngineUnderTest.DeliveredEvent;
import telecom.assistant.model.Purpose;
import telecom.assistant.store.RefusedException;
import telecom.assistant.store.StoreBusyException;

/** The database refuses a change, because of its content or for another reason. */
class RefusedChangeTest {

    private static final int FOLD_AT = 15;
    private static final int ALWAYS = Integer.MAX_VALUE;
    private static final int MOST_ATTEMPTS = 3;

    private final EngineUnderTest engine = engine(Duration.ofMillis(1));

    @Test
    void doesNotRetryARefusedChange() {
        EngineUnderTest patient = engine(Duration.ofSeconds(10));
        patient.stored.refuse(any -> true, ALWAYS, new RefusedException(null));

        DeliveredEvent hopeless = patient.say(WEB, "요금 알려줘");

        // If it were retried, there would be no outcome yet.
        assertThat(hopeless.failure()).isInstanceOf(RefusedException.class);
    }

    @Test
    void answersWithoutASummaryThatTheDatabaseRefuses() {
        converse();
        DeliveredEvent laterTurn = engine.say(WEB, "질문");
        engine.stored.refuse(RefusedChangeTest::hasSummary, ALWAYS, new RefusedException(null));

        FakeModel.Answer reply = engine.model.reply();
        engine.model.summary().say("요약").finish();
        reply.say("답").finish();

        assertThat(engine.stored.conversation().summary()).isNull();
        assertThat(laterTurn.timesSettled()).isEqualTo(1);
        assertThat(engine.sent(ReplyCompleted.class)).hasSize(FOLD_AT + 1);
        assertThat(laterTurn.failure()).isNull();
    }

    @Test
    void blamesNoTurnForASummaryThatCannotBeStored() {
        converse();
        DeliveredEvent laterTurn = engine.say(WEB, "질문");
        engine.stored.refuse(RefusedChangeTest::hasSummary, 1, new StoreBusyException(1));
        engine.model.summary().say("요약").finish();

        // The turn itself may still fail as often as any other.
        engine.stored.refuse(
                holds("나쁜"), MOST_ATTEMPTS - 1, new RefusedException(new IllegalStateException("simulated")));
        for (int attempt = 1; attempt < MOST_ATTEMPTS; attempt++) {
            engine.model.reply().say("나쁜").finish();
        }
        engine.model.reply().say("좋은").finish();

        assertThat(laterTurn.failure()).isNull();
        assertThat(engine.sent(ReplyCompleted.class))
                .last()
                .extracting(ReplyCompleted::text)
                .isEqualTo("좋은");
    }

    private void converse() {
        for (int turn = 1; turn <= FOLD_AT; turn++) {
            engine.say(WEB, "질문 " + turn);
            engine.model.reply().say("답 " + turn).finish();
        }
        assertThat(engine.model.answers(Purpose.SUMMARY)).hasSize(1);
    }

    private static EngineUnderTest engine(Duration storePatience) {
        return new EngineUnderTest(Settings.engine(storePatience), Settings.prompts(6_000, 20));
    }

    private static Predicate<ConversationChange> holds(String text) {
        return change ->
                change.utterances().stream().anyMatch(said -> said.text().equals(text));
    }

    private static boolean hasSummary(ConversationChange change) {
        return change.conversation().summary() != null;
    }
}
