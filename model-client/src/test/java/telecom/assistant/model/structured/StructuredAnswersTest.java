package telecom.assistant.model.structured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.Effort;
import telecom.assistant.model.FinishReason;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.Purpose;

class StructuredAnswersTest {

    /** The plan of a subscriber. */
    record Plan(String name, int gigabytes, Effort effort) {
        Plan {
            if (name.isBlank()) {
                throw new IllegalArgumentException("name: blank (expected: a plan's name)");
            }
        }
    }

    private static final String SCHEMA = """
            {"type": "object",
             "properties": {"name": {"type": "string"}, "gigabytes": {"type": "integer", "minimum": 1},
                            "effort": {"enum": ["routine", "hard"]}},
             "required": ["name", "gigabytes"]}
            """;
    private static final AnswerForm<Plan> FORM = AnswerForm.of(Plan.class, SCHEMA);
    private static final String GOOD = "{\"name\":\"5GX 프라임\",\"gigabytes\":200,\"effort\":\"hard\"}";
    private static final Plan PLAN = new Plan("5GX 프라임", 200, Effort.HARD);
    private static final ModelRequest REQUEST = ModelRequest.of(
                    Purpose.CLASSIFICATION, List.of(ChatMessage.system("Find the plan."), ChatMessage.user("?")))
            .withChannel("web")
            .withEffort(Effort.HARD)
            .withTier("small")
            .withMaxTokens(50);

    private final AnsweringModel model = new AnsweringModel();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final StructuredAnswers answers = new StructuredAnswers(model, meters);

    @Test
    void bindsTheAnswer() {
        model.answers(FinishReason.STOP, GOOD.substring(0, 10), GOOD.substring(10));

        assertThat(ask().awaitItem().getItem()).isEqualTo(PLAN);
        assertThat(count("first")).isEqualTo(1);
    }

    @Test
    void putsTheSchemaIntoThePromptAndRequestsJsonMode() {
        model.answers(FinishReason.STOP, GOOD);
        ask();

        ModelRequest asked = model.asked.get(0);
        assertThat(asked.messages().get(0).text())
                .startsWith("Find the plan.\n\n")
                .contains("one JSON object")
                .contains("\"minimum\":1");
        assertThat(asked.messages()).hasSize(2);
        assertThat(asked.options().json()).isTrue();
    }

    @Test
    void addsASystemPromptForTheSchemaIfThereIsNone() {
        model.answers(FinishReason.STOP, GOOD);

        answers.ask(REQUEST.withMessages(List.of(ChatMessage.user("?"))), FORM)
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());

        assertThat(model.asked.get(0).messages())
                .hasSize(2)
                .first()
                .extracting(ChatMessage::role)
                .isEqualTo(ChatMessage.Role.SYSTEM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```json\n%s\n```",
                "```\n%s```",
                "Sure, {as you} wish: {}\n%s",
                "  \n%s\nAnything else? {\"name\": 1}",
                "<think>\nMaybe {\"name\":\"x\",\"gigabytes\":1}?\n</think>\n\n%s",
                "Hm, {\"name\":\"x\",\"gigabytes\":1}? No.</think>%s",
            })
    void readsTheObjectWhateverSurroundsIt(String form) {
        model.answers(FinishReason.STOP, form.formatted(GOOD));

        assertThat(ask().awaitItem().getItem()).isEqualTo(PLAN);
        assertThat(model.asked).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "I don't know.",
                "{\"name\":\"x\",\"giga",
                "<think>{\"name\":\"x\",\"gigabytes\":1}",
                "{\"name\":\"x\",\"gigabytes\":0}",
                "{\"name\":\"x\"}",
                "{\"name\":\"x\",\"gigabytes\":\"1\"}",
                "{\"name\":\"x\",\"gigabytes\":null}",
                "{\"name\":7,\"gigabytes\":1}",
                "{\"name\":\" \",\"gigabytes\":1}",
                "[]",
            })
    void asksOnceMoreWhenTheAnswerCannotBeUsed(String bad) {
        model.answers(FinishReason.STOP, bad);
        model.answers(FinishReason.STOP, GOOD);

        assertThat(ask().awaitItem().getItem()).isEqualTo(PLAN);
        assertThat(count("repaired")).isEqualTo(1);
    }

    @Test
    void showsTheModelItsAnswerAndWhatIsWrongWithItOnTheSameRoute() {
        model.answers(FinishReason.STOP, "{\"name\":\"x\",\"gigabytes\":0}");
        model.answers(FinishReason.STOP, GOOD);
        ask();

        ModelRequest first = model.asked.get(0);
        ModelRequest second = model.asked.get(1);
        assertThat(second.messages().subList(0, 2)).isEqualTo(first.messages());
        assertThat(second.messages().get(2)).isEqualTo(ChatMessage.assistant("{\"name\":\"x\",\"gigabytes\":0}"));
        assertThat(second.messages().get(3).text()).contains("gigabytes").contains("minimum");
        assertThat(second.routing()).isEqualTo(REQUEST.routing());
        assertThat(second.options()).isEqualTo(first.options());
    }

    @Test
    void refusesACutAnswerEvenIfItsJsonIsComplete() {
        model.answers(FinishReason.LENGTH, GOOD);
        model.answers(FinishReason.STOP, GOOD);

        assertThat(ask().awaitItem().getItem()).isEqualTo(PLAN);
        assertThat(count("repaired")).isEqualTo(1);
        assertThat(model.asked.get(1).messages().get(3).toString()).contains("shorter");
    }

    @Test
    void stopsReadingAnAnswerThatDoesNotEnd() {
        model.answers(FinishReason.STOP, "{", "a".repeat(70_000), "b".repeat(1_000), "c");
        model.answers(FinishReason.STOP, GOOD);

        assertThat(ask().awaitItem().getItem()).isEqualTo(PLAN);
        assertThat(count("repaired")).isEqualTo(1);
        assertThat(model.cancelled).isEqualTo(1);
        assertThat(model.asked.get(1).messages().get(2).toString()).hasSizeLessThan(10_000);
    }

    @Test
    void failsWhenTheSecondAnswerIsNoBetterAndRepeatsNothingOfIt() {
        model.answers(FinishReason.STOP, "비밀");
        model.answers(FinishReason.STOP, "{\"name\":\"비밀\"}");

        StructuredFailure failure = (StructuredFailure) ask().awaitFailure().getFailure();

        assertThat(failure.reason()).isEqualTo(StructuredFailure.Reason.NOT_CONFORMING);
        assertThat(failure).message().contains("small").doesNotContain("비밀");
        assertThat(model.asked).hasSize(2);
        assertThat(count("not_conforming")).isEqualTo(1);
    }

    @Test
    void saysThatTheSecondAnswerWasCutOff() {
        model.answers(FinishReason.LENGTH, "{");
        model.answers(FinishReason.LENGTH, "{");

        assertThat(((StructuredFailure) ask().awaitFailure().getFailure()).reason())
                .isEqualTo(StructuredFailure.Reason.CUT_OFF);
    }

    @Test
    void doesNotAskAgainForWhatAFilterWithheld() {
        model.answers(FinishReason.CONTENT_FILTER, GOOD);

        assertThat(((StructuredFailure) ask().awaitFailure().getFailure()).reason())
                .isEqualTo(StructuredFailure.Reason.WITHHELD);
        assertThat(model.asked).hasSize(1);
    }

    @Test
    void failsWithTheModelsFailureAndDoesNotAskAgain() {
        model.fails(new ModelFailure(ModelFailure.Reason.OVERLOADED, "small", false, "as scripted"));

        assertThat(ask().awaitFailure().getFailure()).isInstanceOf(ModelFailure.class);
        assertThat(model.asked).hasSize(1);
    }

    @Test
    void closesTheUpstreamStreamOfEitherRequestWhenCancelled() {
        model.neverEnds();
        ask().cancel();
        model.answers(FinishReason.STOP, "no");
        model.neverEnds();
        ask().cancel();

        assertThat(model.cancelled).isEqualTo(2);
    }

    @Test
    void asksOnlyWhenSubscribedTo() {
        answers.ask(REQUEST, FORM);

        assertThat(model.asked).isEmpty();
    }

    @Test
    void refusesASchemaThatIsNotAnObject() {
        assertThatThrownBy(() -> AnswerForm.of(Plan.class, "[]")).hasMessageContaining("expected: an object");
        assertThatThrownBy(() -> AnswerForm.of(Plan.class, "{")).hasMessageContaining("expected: a JSON Schema");
    }

    private UniAssertSubscriber<Plan> ask() {
        return answers.ask(REQUEST, FORM).subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    private double count(String outcome) {
        return meters.counter("assistant.model.structured", "purpose", "classification", "outcome", outcome)
                .count();
    }
}
