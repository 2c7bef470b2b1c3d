package telecom.assistant.gateway.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import telecom.assistant.conversation.ReplyOrigin;
import telecom.assistant.model.Characters;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.Usage;
import telecom.assistant.model.reactive.GuardedStream;
import telecom.assistant.model.reactive.StreamGuard;
import telecom.assistant.model.tokens.TokenEstimate;

/**
 * Records the token usage of one reply's requests, and which model answered them. It can be read at any time. Usage is
 * estimated until the tier reports it; for a reply that was cut off, it never does. Thread-safe.
 */
public final class ReplyAccount {

    private final TokenEstimate estimate;
    private final List<Exchange> requests = new ArrayList<>();
    private boolean calledTools;

    ReplyAccount(TokenEstimate estimate) {
        this.estimate = estimate;
    }

    /** Wraps a model so that its answers are counted here. */
    ModelClient counting(ModelClient model) {
        return request -> GuardedStream.of(() -> begin(request), asked -> model.stream(request));
    }

    private synchronized Exchange begin(ModelRequest request) {
        Exchange exchange = new Exchange(request);
        requests.add(exchange);
        return exchange;
    }

    /** The tokens of prompts and answers together; 0 until a tier has begun to answer. */
    public synchronized long tokens() {
        return requests.stream().mapToLong(Exchange::tokens).sum();
    }

    /** The model that answered last; empty until a model has begun to answer. */
    public synchronized Optional<ReplyOrigin> origin() {
        boolean selfContained = requests.size() == 1 && !calledTools;
        return requests.stream()
                .filter(exchange -> exchange.opened != null)
                .reduce((first, second) -> second)
                .map(exchange -> new ReplyOrigin(exchange.opened.tier(), exchange.opened.model(), selfContained));
    }

    /** One request and its answer. */
    private final class Exchange implements StreamGuard<ModelChunk> {

        private final ModelRequest request;
        private final StringBuilder written = new StringBuilder();
        private ModelChunk.Opened opened;
        private Usage usage;

        private Exchange(ModelRequest request) {
            this.request = request;
        }

        @Override
        public void item(ModelChunk chunk) {
            synchronized (ReplyAccount.this) {
                written.append(chunk.written());
                if (chunk instanceof ModelChunk.Opened first) {
                    opened = first;
                } else if (chunk instanceof ModelChunk.ToolCalls) {
                    calledTools = true;
                } else if (chunk instanceof ModelChunk.Finished finished) {
                    usage = finished.usage().orElse(usage);
                }
            }
        }

        private long tokens() {
            if (opened == null) {
                return 0;
            }
            if (usage != null) {
                return usage.total();
            }
            return Math.round(estimate.weights().tokens(request.characters().plus(Characters.of(written))));
        }
    }
}
