package telecom.assistant.model.structured;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import telecom.assistant.model.CollectedAnswer;
import telecom.assistant.model.FinishReason;
import telecom.assistant.model.ModelChunk.Opened;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.Usage;
import telecom.assistant.model.structured.Reading.Unusable;
import telecom.assistant.model.structured.StructuredFailure.Reason;

/**
 * Asks a model for values instead of text. If an answer cannot be used, the model is shown what is wrong with it and
 * asked once more. An answer that was cut off is never taken for a complete one, even if its JSON happens to be
 * complete. Counts {@code assistant.model.structured} by purpose and outcome.
 */
@Singleton
public final class StructuredAnswers {

    /** Far more than the forms of this system need; it limits what has to be held of a model that does not stop. */
    private static final int MOST_CHARS = 64 * 1024;

    private final ModelClient model;
    private final MeterRegistry meters;

    public StructuredAnswers(ModelClient model, MeterRegistry meters) {
        this.model = model;
        this.meters = meters;
    }

    /**
     * The value. Fails when the model does, or with {@link StructuredFailure} when there is no usable value after a
     * second request. Both requests have the same routing. Each subscription asks anew; cancelling closes the upstream
     * stream. Completes on an event loop.
     *
     * @param request without tools; the form is added to its prompt, and JSON mode is requested
     */
    public <T> Uni<StructuredAnswer<T>> ask(ModelRequest request, AnswerForm<T> form) {
        ModelRequest instructed = form.instructed(request);
        return once(instructed)
                .flatMap(first -> read(first, form)
                        .fold(
                                value -> usable(value, first, first.usage(), false),
                                unusable -> unusable.reason() == Reason.WITHHELD
                                        ? failed(unusable, first)
                                        : again(instructed, form, first, unusable)))
                .onItem()
                .invoke(answer -> count(request, answer.repaired() ? "repaired" : "first"))
                .onFailure(StructuredFailure.class)
                .invoke(failure -> count(request, label(((StructuredFailure) failure).reason())));
    }

    private <T> Uni<StructuredAnswer<T>> again(
            ModelRequest request, AnswerForm<T> form, CollectedAnswer first, Unusable<T> unusable) {
        return once(Repair.of(request, first.text(), unusable)).flatMap(second -> read(second, form)
                .fold(
                        value -> usable(value, second, sum(first.usage(), second.usage()), true),
                        still -> failed(still, second)));
    }

    private Uni<CollectedAnswer> once(ModelRequest request) {
        return CollectedAnswer.of(model.stream(request), MOST_CHARS);
    }

    private static <T> Reading<T> read(CollectedAnswer answer, AnswerForm<T> form) {
        FinishReason finish = answer.finish().orElse(null);
        if (finish == FinishReason.CONTENT_FILTER) {
            return new Unusable<>(Reason.WITHHELD, List.of());
        }
        if (answer.text().length() > MOST_CHARS) {
            return new Unusable<>(Reason.TOO_LONG, List.of("the answer does not come to an end: be much shorter"));
        }
        if (finish == FinishReason.LENGTH) {
            return new Unusable<>(Reason.CUT_OFF, List.of("the answer was cut off at the length limit: be shorter"));
        }
        return form.read(answer.text());
    }

    private static <T> Uni<StructuredAnswer<T>> usable(
            T value, CollectedAnswer answer, Optional<Usage> usage, boolean repaired) {
        Opened by = by(answer);
        return Uni.createFrom().item(new StructuredAnswer<>(value, by.tier(), by.model(), usage, repaired));
    }

    private static <T> Uni<StructuredAnswer<T>> failed(Unusable<T> unusable, CollectedAnswer answer) {
        return Uni.createFrom()
                .failure(new StructuredFailure(unusable.reason(), by(answer).tier()));
    }

    private static Opened by(CollectedAnswer answer) {
        return answer.opened().orElseGet(() -> new Opened("", ""));
    }

    private static Optional<Usage> sum(Optional<Usage> first, Optional<Usage> second) {
        return Stream.of(first, second)
                .flatMap(Optional::stream)
                .reduce((one, two) -> new Usage(
                        one.promptTokens() + two.promptTokens(),
                        one.completionTokens() + two.completionTokens(),
                        one.cachedTokens() + two.cachedTokens(),
                        one.reasoningTokens() + two.reasoningTokens()));
    }

    private void count(ModelRequest request, String outcome) {
        meters.counter("assistant.model.structured", "purpose", label(request.purpose()), "outcome", outcome)
                .increment();
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
