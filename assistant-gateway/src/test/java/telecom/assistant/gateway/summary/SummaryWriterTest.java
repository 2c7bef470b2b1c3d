package telecom.assistant.gateway.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.subscription.Cancellable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import telecom.assistant.gateway.FakeModel;
import telecom.assistant.gateway.Settings;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.FinishReason;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.Purpose;
import telecom.assistant.model.tokens.TokenEstimate;

class SummaryWriterTest {

    private static final int AT_ONCE = 2;
    private static final ModelRequest REQUEST =
            ModelRequest.of(Purpose.SUMMARY, List.of(ChatMessage.user("Conversation:")));

    private final FakeModel model = new FakeModel();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final SummaryWriter writer =
            new SummaryWriter(model, new TokenEstimate(meters), Settings.prompts(6_000, 40, AT_ONCE), meters);

    @Test
    void joinsTheTokensAndLeavesThinkingOut() {
        var written = writer.write(REQUEST).subscribeAsCompletionStage();

        model.summary().think("음").say(" 번호이동", " 문의\n").finish();

        assertThat(written).isCompletedWithValue("번호이동 문의");
        assertThat(meters.counter("assistant.prompt.folds", "outcome", "summarised")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void asksForFewerWordsWhenTheTokenLimitCutTheSummaryOff() {
        var written = writer.write(REQUEST).subscribeAsCompletionStage();

        model.summary().say("번호이동 문의, 10월").finish(FinishReason.LENGTH);
        assertThat(written).isNotDone();
        List<ChatMessage> again = model.summary().request().messages();
        model.summary().say("번호이동").finish();

        assertThat(written).isCompletedWithValue("번호이동");
        assertThat(again).startsWith(REQUEST.messages().get(0)).contains(ChatMessage.assistant("번호이동 문의, 10월"));
        assertThat(again.get(2).toString()).contains("half as many words");
    }

    @Test
    void refusesASummaryThatIsCutOffAgain() {
        var written = writer.write(REQUEST).subscribeAsCompletionStage();

        model.summary().say("번호이동 문의, 10월").finish(FinishReason.LENGTH);
        model.summary().say("번호이동 문의").finish(FinishReason.LENGTH);

        assertThat(written).isCompletedExceptionally();
        assertThat(model.answers(Purpose.SUMMARY)).hasSize(2);
        assertThat(failures("cut_off")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"LENGTH, ' '", "CONTENT_FILTER, 번호이동"})
    void refusesACutSummaryIfFewerWordsWouldNotHelp(FinishReason reason, String text) {
        var written = writer.write(REQUEST).subscribeAsCompletionStage();

        model.summary().say(text).finish(reason);

        assertThat(written).isCompletedExceptionally();
        assertThat(failures("cut_off")).isEqualTo(1);
    }

    @Test
    void closesTheSecondStreamWhenCancelled() {
        Cancellable writing = begin();
        model.summary().say("번호이동").finish(FinishReason.LENGTH);

        writing.cancel();

        assertThat(model.answers(Purpose.SUMMARY)).hasSize(2).last().matches(FakeModel.Answer::isCancelled);
        assertThat(meters.get("assistant.prompt.summaries").gauge().value()).isZero();
    }

    @Test
    void failsWhenTheModelFails() {
        var written = writer.write(REQUEST).subscribeAsCompletionStage();

        model.summary().fail(new ModelFailure(ModelFailure.Reason.OVERLOADED, "primary", true, "simulated"));

        assertThat(written).isCompletedExceptionally();
        assertThat(failures("overloaded")).isEqualTo(1);
    }

    @Test
    void failsWhenTheModelWritesNothing() {
        var written = writer.write(REQUEST).subscribeAsCompletionStage();

        model.summary().say(" \n").finish();

        assertThat(written).isCompletedExceptionally();
        assertThat(failures("empty")).isEqualTo(1);
    }

    @Test
    void limitsConcurrentSummaries() {
        begin();
        begin();

        var third = writer.write(REQUEST).subscribeAsCompletionStage();

        assertThat(third).isCompletedExceptionally();
        assertThat(model.answers(Purpose.SUMMARY)).hasSize(AT_ONCE);
        assertThat(failures("busy")).isEqualTo(1);
        assertThat(meters.get("assistant.prompt.summaries").gauge().value()).isEqualTo(AT_ONCE);
    }

    @Test
    void freesThePlaceOfASummaryHoweverItEnds() {
        begin();
        model.summary().say("요약").finish();
        begin();
        model.summary().fail(new ModelFailure(ModelFailure.Reason.STALLED, "primary", true, "simulated"));
        begin().cancel();

        assertThat(model.summary().isCancelled()).isTrue();
        assertThat(meters.get("assistant.prompt.summaries").gauge().value()).isZero();
    }

    private Cancellable begin() {
        return writer.write(REQUEST).subscribe().with(written -> {}, failure -> {});
    }

    private double failures(String cause) {
        return meters.counter("assistant.prompt.summary.failures", "cause", cause)
                .count();
    }
}
