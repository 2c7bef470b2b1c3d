package telecom.assistant.gateway.suggestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.channel.event.DeskEvent.Suggestion;
import telecom.assistant.gateway.FakeModel;
import telecom.assistant.gateway.Settings;
import telecom.assistant.gateway.grounding.Grounding;
import telecom.assistant.gateway.grounding.GroundingConfig;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.Purpose;
import telecom.assistant.model.structured.StructuredAnswers;

class SuggestionWriterTest {

    private static final ModelRequest REQUEST =
            ModelRequest.of(Purpose.SUGGESTION, List.of(ChatMessage.user("[sms] 요금")));

    private final FakeModel model = new FakeModel();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SuggestionWriter writer =
            new SuggestionWriter(new StructuredAnswers(model, meters), Settings.noGrounding(), meters);

    @Test
    void readsSuggestionsInTheirOrder() {
        assertThat(written("{\"suggestions\":[" + item("첫째", 0.9) + "," + item("둘째", 0.4) + "]}"))
                .extracting(Suggestion::text, Suggestion::confidence)
                .containsExactly(tuple("첫째", 0.9), tuple("둘째", 0.4));
    }

    @Test
    void leavesOutASuggestionWithAFigureThatStandsNowhere() {
        Grounding grounding = new Grounding(Settings.mapping(GroundingConfig.class, Map.of()), () -> true);
        SuggestionWriter careful = new SuggestionWriter(new StructuredAnswers(model, meters), grounding, meters);
        ModelRequest request = REQUEST.withMessages(
                List.of(ChatMessage.user("[articles]\n## 요금\n하루 9,900원이에요.\n[/articles]\n[web] 얼마예요?")));
        var suggestions = careful.write(request).subscribeAsCompletionStage();
        model.answers(Purpose.SUGGESTION)
                .get(0)
                .say("{\"suggestions\":[" + item("하루 8,900원이에요.", 0.9) + "," + item("하루 9,900원이에요.", 0.5) + ","
                        + item("12월 24일까지 30% 할인돼요.", 0.4) + "]}")
                .finish();

        assertThat(suggestions.join()).extracting(Suggestion::text).containsExactly("하루 9,900원이에요.");
        assertThat(meters.counter("assistant.suggestions.withheld").count()).isEqualTo(2);
    }

    @Test
    void givesEachSuggestionAnIdOfItsOwn() {
        assertThat(written("{\"suggestions\":[" + item("같은", 0.5) + "," + item("같은", 0.5) + "]}"))
                .extracting(Suggestion::suggestionId)
                .doesNotHaveDuplicates()
                .doesNotContainNull();
    }

    @Test
    void readsSuggestionsInsideACodeFence() {
        assertThat(written("```json\n{\"suggestions\":[" + item("네", 0.5) + "]}\n```"))
                .extracting(Suggestion::text)
                .containsExactly("네");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON at all",
                "{\"suggestions\":",
                "{\"suggestions\":\"none\"}",
                "{\"other\":[]}",
                "{\"suggestions\":[1, null, [], {\"confidence\":1}]}",
            })
    void asksOnceMoreWhenTheAnswerIsJunk(String junk) {
        var suggestions = writer.write(REQUEST).subscribeAsCompletionStage();

        model.suggestions().say(junk).finish();
        model.suggestions().say("{\"suggestions\":[" + item("네", 0.5) + "]}").finish();

        assertThat(suggestions).isCompletedWithValueMatching(found -> found.size() == 1);
    }

    @Test
    void failsWhenTheAnswerIsJunkAgain() {
        var suggestions = writer.write(REQUEST).subscribeAsCompletionStage();

        model.suggestions().say("no idea").finish();
        model.suggestions().say("no idea").finish();

        assertThat(suggestions).isCompletedExceptionally();
    }

    @Test
    void acceptsThatTheModelHasNothingToPropose() {
        assertThat(written("{\"suggestions\":[]}")).isEmpty();
    }

    @Test
    void keepsAtMostThree() {
        String items = String.join(",", item("1", 1), item("2", 1), item("3", 1), item("4", 1));

        assertThat(written("{\"suggestions\":[" + items + "]}"))
                .extracting(Suggestion::text)
                .containsExactly("1", "2", "3");
    }

    @Test
    void leavesBlankTextsOut() {
        assertThat(written("{\"suggestions\":[" + item("  ", 1) + "," + item(" 네 ", 1) + "]}"))
                .extracting(Suggestion::text)
                .containsExactly("네");
    }

    @Test
    void limitsConfidencesToBetweenZeroAndOne() {
        assertThat(written("{\"suggestions\":[" + item("a", 95) + "," + item("b", -1) + "]}"))
                .extracting(Suggestion::confidence)
                .containsExactly(1.0, 0.0);
    }

    @Test
    void treatsAMissingConfidenceAsZero() {
        assertThat(written("{\"suggestions\":[{\"text\":\"네\"}]}"))
                .extracting(Suggestion::confidence)
                .containsExactly(0.0);
    }

    @Test
    void joinsTheTokensOfTheAnswer() {
        var written = writer.write(REQUEST).subscribeAsCompletionStage();
        model.suggestions()
                .think("…")
                .say("{\"sugg", "estions\":[", item("네", 0.5), "]}")
                .finish();

        assertThat(written).isCompletedWithValueMatching(found -> found.size() == 1);
    }

    @Test
    void failsWhenTheModelFails() {
        var written = writer.write(REQUEST).subscribeAsCompletionStage();

        model.suggestions().fail(new ModelFailure(ModelFailure.Reason.OVERLOADED, "primary", true, "simulated"));

        assertThat(written).isCompletedExceptionally();
    }

    @Test
    void closesTheUpstreamWhenCancelled() {
        var running = writer.write(REQUEST).subscribe().with(ignored -> {});

        running.cancel();

        assertThat(model.suggestions().isCancelled()).isTrue();
    }

    private List<Suggestion> written(String answer) {
        var suggestions = writer.write(REQUEST).subscribeAsCompletionStage();
        model.suggestions().say(answer).finish();
        return suggestions.join();
    }

    private static String item(String text, double confidence) {
        return "{\"text\":\"" + text + "\",\"confidence\":" + confidence + "}";
    }
}
