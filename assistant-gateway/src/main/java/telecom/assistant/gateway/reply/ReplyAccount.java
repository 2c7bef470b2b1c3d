package telecom.assistant.gateway.reply;

import io.smallrye.mutiny.Multi;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import telecom.assistant.conversation.ReplyOrigin;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.Usage;
import telecom.assistant.model.tokens.Characters;
import telecom.assistant.model.tokens.TokenEstimate;

/**
 * What the requests of one reply have used, and which model answered them. It can be read at any time. Usage is
 * estimated as long as the tier has not reported it, as it never does for a reply that was cut off. Thread-safe.
 */
public final class ReplyAccount {

    private final TokenEstimate estimate;
    private final List<Exchange> requests = new ArrayList<>();
    private boolean calledTools;

    ReplyAccount(TokenEstimate estimate) {
        this.estimate = estimate;
    }

    /** The same model, with its answers counted here. */
    ModelClient counting(ModelClient model) {
        return request -> Multi.createFrom().deferred(() -> {
            Exchange exchange = begin(request);
            return model.stream(request).onItem().invoke(chunk -> add(exchange, chunk));
        });
    }

    private synchronized Exchange begin(ModelRequest request) {
        Exchange exchange = new Exchange(request);
        requests.add(exchange);
        return exchange;
    }

    private synchronized void add(Exchange exchange, ModelChunk chunk) {
        if (chunk instanceof ModelChunk.ToolCalls) {
            calledTools = true;
        }
        exchange.add(chunk);
    }

    /** The tokens of prompts and answers together; 0 as long as no tier has begun to answer. */
    public synchronized long tokens() {
        return requests.stream()
                .mapToLong(exchange -> exchange.tokens(estimate))
                .sum();
    }

    /** Which model answered last; empty as long as none has. */
    public synchronized Optional<ReplyOrigin> origin() {
        boolean selfContained = requests.size() == 1 && !calledTools;
        return requests.stream()
                .filter(exchange -> exchange.opened != null)
                .reduce((first, second) -> second)
                .map(exchange -> new ReplyOrigin(exchange.opened.tier(), exchange.opened.model(), selfContained));
    }

    /** A request to the model and what came back. */
    private static final class Exchange {

        private final ModelRequest request;
        private ModelChunk.Opened opened;
        private Usage usage;
        private Characters written = Characters.NONE;

        private Exchange(ModelRequest request) {
            this.request = request;
        }

        private void add(ModelChunk chunk) {
            if (chunk instanceof ModelChunk.Opened first) {
                opened = first;
            }
            written = written.plus(Characters.of(chunk.written()));
            usage = chunk.usage().orElse(usage);
        }

        private long tokens(TokenEstimate estimate) {
            if (opened == null) {
                return 0;
            }
            if (usage != null) {
                return usage.total();
            }
            return Math.round(estimate.weights().tokens(Characters.of(request).plus(written)));
        }
    }
}
