package telecom.assistant.gateway.grounding;

import io.smallrye.mutiny.subscription.MultiSubscriber;
import java.util.Optional;
import java.util.concurrent.Flow;
import telecom.assistant.model.FinishReason;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelRequest;

/** One answer on its way through {@link Grounding}. The model is asked for it at most twice. */
final class GroundedAnswer implements Flow.Subscription {

    private final Grounding grounding;
    private final ModelClient model;
    private final ModelRequest request;
    private final Runnable withheld;
    private final MultiSubscriber<? super ModelChunk> downstream;
    private Flow.Subscription upstream;
    private Grounds grounds;
    private boolean cancelled;

    GroundedAnswer(
            Grounding grounding,
            ModelClient model,
            ModelRequest request,
            Runnable withheld,
            MultiSubscriber<? super ModelChunk> downstream) {
        this.grounding = grounding;
        this.model = model;
        this.request = request;
        this.withheld = withheld;
        this.downstream = downstream;
    }

    void begin() {
        downstream.onSubscribe(this);
        ask(request, false);
    }

    private void ask(ModelRequest asked, boolean again) {
        if (!isCancelled()) {
            model.stream(asked).subscribe().withSubscriber(new Examiner(again));
        }
    }

    /** The grounds in the prompt of the first request: the withheld draft is no ground for the second answer. */
    private Grounds grounds() {
        if (grounds == null) {
            grounds = Grounds.in(request.messages());
        }
        return grounds;
    }

    @Override
    public void request(long n) {
        // The demand is unbounded.
    }

    @Override
    public void cancel() {
        Flow.Subscription last;
        synchronized (this) {
            cancelled = true;
            last = upstream;
        }
        if (last != null) {
            last.cancel();
        }
    }

    private synchronized boolean isCancelled() {
        return cancelled;
    }

    private void subscribed(Flow.Subscription subscription) {
        boolean late;
        synchronized (this) {
            upstream = subscription;
            late = cancelled;
        }
        if (late) {
            subscription.cancel();
        } else {
            subscription.request(Long.MAX_VALUE);
        }
    }

    /** Examines the chunks of the answer to one request. */
    private final class Examiner implements MultiSubscriber<ModelChunk> {

        private final boolean again;
        private final GroundedText text = new GroundedText(GroundedAnswer.this::grounds);
        private Flow.Subscription own;
        private final StringBuilder held = new StringBuilder();
        private boolean hasSent;
        private boolean hasEnded;

        Examiner(boolean again) {
            this.again = again;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            own = subscription;
            subscribed(subscription);
        }

        @Override
        public void onItem(ModelChunk chunk) {
            if (hasEnded) {
                return;
            }
            if (chunk instanceof ModelChunk.Content content) {
                pass(text.next(content.text()), false);
            } else {
                if (chunk instanceof ModelChunk.ToolCalls || chunk instanceof ModelChunk.Finished) {
                    pass(text.end(), true);
                }
                if (!hasEnded && !(again && chunk instanceof ModelChunk.Opened)) {
                    downstream.onItem(chunk);
                }
            }
        }

        /** Passes text on, immediately unless the request wants the answer in one piece. */
        private void pass(String piece, boolean whole) {
            held.append(piece);
            if (text.isStopped()) {
                withhold();
            } else if (whole || !request.options().held()) {
                send(held.toString());
                held.setLength(0);
            }
        }

        private void send(String piece) {
            if (!piece.isEmpty()) {
                hasSent |= !piece.isBlank();
                downstream.onItem(new ModelChunk.Content(piece));
            }
        }

        private void withhold() {
            hasEnded = true;
            withheld.run();
            own.cancel();
            if (!again && !hasSent) {
                ask(Grounding.again(request), true);
                return;
            }
            String replacement = grounding.instead(text.all());
            send(hasSent || !held.toString().isBlank() ? held + "… " + replacement : replacement);
            downstream.onItem(new ModelChunk.Finished(FinishReason.STOP, Optional.empty()));
            downstream.onCompletion();
        }

        @Override
        public void onFailure(Throwable failure) {
            if (!hasEnded) {
                hasEnded = true;
                send(held.toString());
                downstream.onFailure(failure);
            }
        }

        @Override
        public void onCompletion() {
            if (!hasEnded) {
                hasEnded = true;
                downstream.onCompletion();
            }
        }
    }
}
