package telecom.assistant.model.structured;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import telecom.assistant.model.CollectedAnswer;
import telecom.assistant.model.FinishReason;
import telecom.assistant.model.ModelChunk.Opened;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.Usage;
import telecom.assistant.model.meter.ModelMeters;
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
                .flatMap(first -> {
                    Reading<T> reading = read(first, form);
                    return reading.isUsable() || reading.reason() == Reason.WITHHELD
                            ? outcome(reading, first, first.usage(), false)
                            : again(instructed, form, first, reading);
                })
                .onItem()
                .invoke(answer -> count(request, answer.repaired() ? "repaired" : "first"))
                .onFailure(StructuredFailure.class)
                .invoke(failure -> count(request, ModelMeters.label(failure.reason())));
    }

    private <T> Uni<StructuredAnswer<T>> again(
            ModelRequest request, AnswerForm<T> form, CollectedAnswer first, Reading<T> unusable) {
        return once(Repair.of(request, first.text(), unusable))
                .flatMap(second -> outcome(read(second, form), second, sum(first.usage(), second.usage()), true));
    }

    private Uni<CollectedAnswer> once(ModelRequest request) {
        return CollectedAnswer.of(model.stream(request), MOST_CHARS);
    }

    private static <T> Reading<T> read(CollectedAnswer answer, AnswerForm<T> form) {
        FinishReason finish = answer.finish().orElse(null);
        if (finish == FinishReason.CONTENT_FILTER) {
            return Reading.unusable(Reason.WITHHELD, List.of());
        }
        if (answer.text().length() > MOST_CHARS) {
            return Reading.unusable(Reason.TOO_LONG, List.of("the answer does not come to an end: be much shorter"));
        }
        if (finish == FinishReason.LENGTH) {
            return Reading.unusable(Reason.CUT_OFF, List.of("the answer was cut off at the length limit: be shorter"));
        }
        return form.read(answer.text());
    }

    private static <T> Uni<StructuredAnswer<T>> outcome(
            Reading<T> reading, CollectedAnswer answer, Optional<Usage> usage, boolean repaired) {
        String tier = answer.opened().map(Opened::tier).orElse("");
        String model = answer.opened().map(Opened::model).orElse("");
        return reading.isUsable()
                ? Uni.createFrom().item(new StructuredAnswer<>(reading.value(), tier, model, usage, repaired))
                : Uni.createFrom().failure(new StructuredFailure(reading.reason(), tier));
    }

    private static Optional<Usage> sum(Optional<Usage> first, Optional<Usage> second) {
        return Stream.of(first, second).flatMap(Optional::stream).reduce(Usage::plus);
    }

    private void count(ModelRequest request, String outcome) {
        meters.counter(
                        "assistant.model.structured",
                        "purpose",
                        ModelMeters.label(request.purpose()),
                        "outcome",
                        outcome)
                .increment();
    }
}
