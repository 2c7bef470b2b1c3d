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
    private final List<Asked> requests = new ArrayList<>();
    private boolean calledTools;

    ReplyAccount(TokenEstimate estimate) {
        this.estimate = estimate;
    }

    /** The same model, with its answers counted here. */
    ModelClient counting(ModelClient model) {
        return request -> Multi.createFrom().deferred(() -> {
            Asked asked = begin(request);
            return model.stream(request).onItem().invoke(chunk -> take(asked, chunk));
        });
    }

    private synchronized Asked begin(ModelRequest request) {
        Asked asked = new Asked(request);
        requests.add(asked);
        return asked;
    }

    private synchronized void take(Asked asked, ModelChunk chunk) {
        if (chunk instanceof ModelChunk.ToolCalls) {
            calledTools = true;
        }
        asked.take(chunk);
    }

    /** The tokens of prompts and answers together; 0 as long as no tier has begun to answer. */
    public synchronized long tokens() {
        return requests.stream().mapToLong(asked -> asked.tokens(estimate)).sum();
    }

    /** Which model answered last; empty as long as none has. */
    public synchronized Optional<ReplyOrigin> origin() {
        boolean selfContained = requests.size() == 1 && !calledTools;
        return requests.stream()
                .filter(asked -> asked.opened != null)
                .reduce((first, second) -> second)
                .map(asked -> new ReplyOrigin(asked.opened.tier(), asked.opened.model(), selfContained));
    }

    /** One request and what came back. */
    private static final class Asked {

        private final ModelRequest request;
        private ModelChunk.Opened opened;
        private Usage usage;
        private Characters written = Characters.NONE;

        private Asked(ModelRequest request) {
            this.request = request;
        }

        private void take(ModelChunk chunk) {
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
