package telecom.assistant.gateway.evaluation;

import io.smallrye.mutiny.TimeoutException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import telecom.assistant.gateway.text.BigramSimilarity;
import telecom.assistant.model.FinishReason;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ToolCall;
import telecom.assistant.model.Usage;
import telecom.assistant.model.tier.Prices;

/** Collects what a candidate answers. Used by one stream, whose signals come one after another. */
final class AnswerUnderWay {

    private static final long NANOS_OF_MILLI = 1_000_000;

    private final RecordedTurn turn;
    private final RecordedReply recorded;
    private final Candidate candidate;
    private final LongSupplier nanos;
    private final long asked;
    private final StringBuilder text = new StringBuilder();
    private List<ToolCall> calls = List.of();
    private ModelChunk.Opened opened;
    private Long firstTokenMillis;
    private FinishReason finish;
    private Usage usage;

    /** @param recorded null when nobody answered */
    AnswerUnderWay(RecordedTurn turn, RecordedReply recorded, Candidate candidate, LongSupplier nanos) {
        this.turn = turn;
        this.recorded = recorded;
        this.candidate = candidate;
        this.nanos = nanos;
        this.asked = nanos.getAsLong();
    }

    void take(ModelChunk chunk) {
        if (chunk instanceof ModelChunk.Opened first) {
            opened = first;
            firstTokenMillis = millis();
        } else if (chunk instanceof ModelChunk.Content content) {
            text.append(content.text());
        } else if (chunk instanceof ModelChunk.ToolCalls tools) {
            calls = tools.calls();
        } else if (chunk instanceof ModelChunk.Finished finished) {
            finish = finished.reason();
            usage = finished.usage().orElse(null);
        }
    }

    Answer done(Prices prices) {
        BigDecimal cost = usage == null || opened == null
                ? null
                : prices.of(opened.tier(), usage).orElse(null);
        return answer(cost, null);
    }

    Answer failed(Throwable failure) {
        finish = null;
        return answer(null, reason(failure));
    }

    private static String reason(Throwable failure) {
        if (failure instanceof ModelFailure known) {
            return known.reason().name();
        }
        return failure instanceof TimeoutException ? "ANSWER_TIMEOUT" : "ERROR";
    }

    private Answer answer(BigDecimal cost, String failure) {
        String words = text.toString().strip();
        return new Answer(
                candidate.id(),
                words,
                calls.stream()
                        .map(call -> new Answer.Call(call.name(), call.arguments()))
                        .toList(),
                finish == null ? null : finish.name(),
                opened == null ? null : opened.tier(),
                opened == null ? null : opened.model(),
                firstTokenMillis,
                millis(),
                usage,
                cost,
                failure,
                similarity(words),
                failure == null ? sameTools() : null,
                otherLanguage(words));
    }

    private Double similarity(String words) {
        boolean comparable = recorded != null && !recorded.words().isEmpty() && !words.isEmpty();
        return comparable ? BigramSimilarity.between(recorded.words(), words) : null;
    }

    private Boolean sameTools() {
        if (recorded == null || recorded.toolCalls() == null) {
            return null;
        }
        Set<String> names = calls.stream().map(ToolCall::name).collect(Collectors.toSet());
        return names.equals(recorded.toolCalls());
    }

    private boolean otherLanguage(String words) {
        String question = WrittenLanguage.of(turn.said()).orElse(turn.language());
        return WrittenLanguage.of(words)
                .map(answered -> !question.startsWith(answered))
                .orElse(false);
    }

    private long millis() {
        return (nanos.getAsLong() - asked) / NANOS_OF_MILLI;
    }
}
