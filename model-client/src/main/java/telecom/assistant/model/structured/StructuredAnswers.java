package telecom.assistant.model.structured;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.Usage;
import telecom.assistant.model.structured.Reading.Trouble;
import telecom.assistant.model.structured.Reading.Value;
import telecom.assistant.model.structured.StructuredFailure.Reason;

/**
 * Asks a model for values instead of words. An answer that cannot be used is shown to the model with what is wrong with
 * it, once. A cut answer is never taken for a whole one, even where its JSON happens to be. Counts {@code
 * assistant.model.structured} by purpose and outcome.
 */
@Singleton
public final class StructuredAnswers {

    /** Far more than the forms of this system need; it bounds what a model that does not stop can make us hold. */
    private static final int MOST_CHARS = 64 * 1024;

    private final ModelClient model;
    private final MeterRegistry meters;

    public StructuredAnswers(ModelClient model, MeterRegistry meters) {
        this.model = model;
        this.meters = meters;
    }

    /**
     * The value; fails as the model does, or with {@link StructuredFailure} when there is none after a second request.
     * Both requests have the same routing. Each subscription asks anew; cancelling closes the upstream stream. Completes
     * on an event loop.
     *
     * @param request without tools; the form is added to its prompt, and JSON mode is asked for
     */
    public <T> Uni<StructuredAnswer<T>> ask(ModelRequest request, AnswerForm<T> form) {
        ModelRequest told = form.told(request);
        return once(told)
                .flatMap(first -> {
                    Reading<T> reading = read(first, form);
                    return reading instanceof Trouble<T> trouble && trouble.reason() != Reason.WITHHELD
                            ? again(told, form, first, trouble)
                            : outcome(reading, first, first.usage(), false);
                })
                .onItem()
                .invoke(answer -> count(request, answer.repaired() ? "repaired" : "first"))
                .onFailure(StructuredFailure.class)
                .invoke(failure -> count(request, label(failure.reason())));
    }

    private <T> Uni<StructuredAnswer<T>> again(
            ModelRequest told, AnswerForm<T> form, Answer first, Trouble<T> trouble) {
        return once(Repair.of(told, first.text(), trouble))
                .flatMap(second -> outcome(read(second, form), second, sum(first.usage(), second.usage()), true));
    }

    private Uni<Answer> once(ModelRequest request) {
        return Answer.of(model.stream(request), MOST_CHARS);
    }

    private static <T> Reading<T> read(Answer answer, AnswerForm<T> form) {
        if (answer.isWithheld()) {
            return new Trouble<>(Reason.WITHHELD, List.of());
        }
        if (answer.isTooLong()) {
            return new Trouble<>(Reason.TOO_LONG, List.of("the answer does not come to an end: be much shorter"));
        }
        if (answer.isCutOff()) {
            return new Trouble<>(Reason.CUT_OFF, List.of("the answer was cut off at the length limit: be shorter"));
        }
        return form.read(answer.text());
    }

    private static <T> Uni<StructuredAnswer<T>> outcome(
            Reading<T> reading, Answer answer, Optional<Usage> usage, boolean repaired) {
        return reading instanceof Value<T> found
                ? Uni.createFrom()
                        .item(new StructuredAnswer<>(found.value(), answer.tier(), answer.model(), usage, repaired))
                : Uni.createFrom().failure(new StructuredFailure(((Trouble<T>) reading).reason(), answer.tier()));
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
