package telecom.assistant.gateway.reply;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import telecom.assistant.gateway.tool.TransferToAgent;
import telecom.assistant.model.FinishReason;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelRequest;

/**
 * One answer of the model on its way to the subscriber: joins tokens to deltas, keeps what was generated, and ends in
 * exactly one {@link ReplyOutcome} unless it is cancelled. After {@link #cancel} no delta is handed on and the upstream
 * connection is closed.
 */
public final class ReplyStream {

    private final ModelClient model;
    private final DeltaCoalescer coalescer;
    private final Instant askedAt;
    private final Consumer<String> deltas;
    private final StringBuilder text = new StringBuilder();

    private String prefix;
    private Long firstTokenMillis;
    private TransferToAgent.Arguments transfer;
    private FinishReason finish;
    private boolean cancelled;
    private Cancellable upstream;

    /**
     * @param prefix said before the model's own words; may be empty
     * @param askedAt when the utterance arrived, from which the first-token time counts
     * @param deltas gets each piece, in order, on an event loop
     */
    ReplyStream(ModelClient model, DeltaCoalescer coalescer, String prefix, Instant askedAt, Consumer<String> deltas) {
        this.model = model;
        this.coalescer = coalescer;
        this.prefix = prefix;
        this.askedAt = askedAt;
        this.deltas = deltas;
    }

    /** Asks the model. The outcome arrives on an event loop. */
    public void start(ModelRequest request, Consumer<ReplyOutcome> outcome) {
        Cancellable running = model.stream(request)
                .onItem()
                .invoke(this::take)
                .collect()
                .last()
                .onItemOrFailure()
                .transformToUni((last, failure) -> Uni.createFrom().item(end(failure)))
                .subscribe()
                .with(ended -> ended.ifPresent(outcome));
        synchronized (this) {
            upstream = running;
            if (!cancelled) {
                return;
            }
        }
        running.cancel();
    }

    /** Stops the answer. What had been generated until then can still be read. */
    public void cancel() {
        Cancellable running;
        synchronized (this) {
            cancelled = true;
            running = upstream;
        }
        if (running != null) {
            running.cancel();
        }
    }

    /** What has been generated so far. */
    public synchronized String text() {
        return text.toString();
    }

    private synchronized void take(ModelChunk chunk) {
        if (cancelled) {
            return;
        }
        if (chunk instanceof ModelChunk.Content content) {
            takeText(content.text());
        } else if (chunk instanceof ModelChunk.ToolCalls tools) {
            transfer = TransferToAgent.find(tools.calls()).orElse(null);
        } else if (chunk instanceof ModelChunk.Finished finished) {
            finish = finished.reason();
        }
    }

    private void takeText(String token) {
        String said = text.isEmpty() ? prefix + token.stripLeading() : token;
        if (said.length() == prefix.length() && text.isEmpty()) {
            return;
        }
        if (firstTokenMillis == null) {
            firstTokenMillis = Duration.between(askedAt, Instant.now()).toMillis();
        }
        text.append(said);
        hand(coalescer.offer(said));
    }

    private synchronized Optional<ReplyOutcome> end(Throwable failure) {
        if (cancelled) {
            return Optional.empty();
        }
        hand(coalescer.flush());
        if (failure != null) {
            return Optional.of(new ReplyOutcome.Failed(text.toString(), failure, firstTokenMillis));
        }
        if (transfer != null) {
            return Optional.of(new ReplyOutcome.TransferAsked(
                    text.toString(), transfer.reason(), transfer.summary(), firstTokenMillis));
        }
        boolean complete = finish != FinishReason.LENGTH;
        return Optional.of(new ReplyOutcome.Answered(text.toString(), complete, firstTokenMillis));
    }

    private void hand(String piece) {
        if (!piece.isEmpty()) {
            deltas.accept(piece);
        }
    }
}
