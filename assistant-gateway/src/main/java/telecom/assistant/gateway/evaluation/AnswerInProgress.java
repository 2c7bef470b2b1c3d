package telecom.assistant.gateway.evaluation;

import io.smallrye.mutiny.TimeoutException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import telecom.assistant.gateway.text.BigramSimilarity;
import telecom.assistant.model.CollectedAnswer;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ToolCall;
import telecom.assistant.model.tier.Prices;

/** Collects the answer of a candidate from its stream. Not thread-safe: the stream's signals come one after another. */
final class AnswerInProgress {

    private static final long NANOS_OF_MILLI = 1_000_000;

    private final RecordedExchange exchange;
    private final Candidate candidate;
    private final LongSupplier nanos;
    private final long askedAt;
    private final CollectedAnswer answer = new CollectedAnswer();
    private Long firstTokenMillis;

    AnswerInProgress(RecordedExchange exchange, Candidate candidate, LongSupplier nanos) {
        this.exchange = exchange;
        this.candidate = candidate;
        this.nanos = nanos;
        this.askedAt = nanos.getAsLong();
    }

    void add(ModelChunk chunk) {
        answer.add(chunk);
        if (firstTokenMillis == null && answer.opened().isPresent()) {
            firstTokenMillis = millis();
        }
    }

    CandidateAnswer done(Prices prices) {
        BigDecimal cost = answer.opened()
                .flatMap(opened -> answer.usage().flatMap(usage -> prices.of(opened.tier(), usage)))
                .orElse(null);
        return answer(cost, null);
    }

    CandidateAnswer failed(Throwable failure) {
        return answer(null, reason(failure));
    }

    private static String reason(Throwable failure) {
        if (failure instanceof ModelFailure modelFailure) {
            return modelFailure.reason().name();
        }
        return failure instanceof TimeoutException ? "ANSWER_TIMEOUT" : "ERROR";
    }

    private CandidateAnswer answer(BigDecimal cost, String failure) {
        String words = answer.text().strip();
        Optional<ModelChunk.Opened> opened = answer.opened();
        return new CandidateAnswer(
                candidate.id(),
                words,
                answer.toolCalls().stream()
                        .map(call -> new CandidateAnswer.Call(call.name(), call.arguments()))
                        .toList(),
                failure == null ? answer.finish().map(Enum::name).orElse(null) : null,
                opened.map(ModelChunk.Opened::tier).orElse(null),
                opened.map(ModelChunk.Opened::model).orElse(null),
                firstTokenMillis,
                millis(),
                answer.usage().orElse(null),
                cost,
                failure,
                similarity(words),
                failure == null ? sameTools() : null,
                otherLanguage(words));
    }

    private Double similarity(String words) {
        RecordedReply recorded = exchange.recorded();
        boolean comparable = recorded != null && !recorded.words().isEmpty() && !words.isEmpty();
        return comparable ? BigramSimilarity.between(recorded.words(), words) : null;
    }

    private Boolean sameTools() {
        RecordedReply recorded = exchange.recorded();
        if (recorded == null || recorded.toolCalls() == null) {
            return null;
        }
        Set<String> names = answer.toolCalls().stream().map(ToolCall::name).collect(Collectors.toSet());
        return names.equals(recorded.toolCalls());
    }

    private boolean otherLanguage(String words) {
        String question = WrittenLanguage.of(exchange.said()).orElse(exchange.language());
        return WrittenLanguage.of(words)
                .map(answered -> !question.startsWith(answered))
                .orElse(false);
    }

    private long millis() {
        return (nanos.getAsLong() - askedAt) / NANOS_OF_MILLI;
    }
}
