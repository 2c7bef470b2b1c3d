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
 * What the requests of one reply have used, and who answered them. It can be read at any time: what has not been reported
 * yet, or never will be because the reply was cut off or the tier does not report, is estimated. Thread-safe.
 */
public final class ReplyAccount {

    private final TokenEstimate estimate;
    private final List<Asked> requests = new ArrayList<>();
    private boolean calledTools;

    ReplyAccount(TokenEstimate estimate) {
        this.estimate = estimate;
    }

    /** The model, whose answers are counted here. */
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

    /** Prompts and answers together; 0 as long as no tier has begun to answer. */
    public synchronized long tokens() {
        return requests.stream().mapToLong(asked -> asked.tokens(estimate)).sum();
    }

    /** Who answered last; empty as long as nobody has. */
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
            if (chunk instanceof ModelChunk.Content content) {
                count(content.text());
            } else if (chunk instanceof ModelChunk.Reasoning reasoning) {
                count(reasoning.text());
            } else if (chunk instanceof ModelChunk.ToolCalls tools) {
                tools.calls().forEach(call -> count(call.name() + call.arguments()));
            } else if (chunk instanceof ModelChunk.Opened first) {
                opened = first;
            } else if (chunk instanceof ModelChunk.Finished finished) {
                usage = finished.usage().orElse(null);
            }
        }

        private void count(String text) {
            written = written.plus(Characters.of(text));
        }

        private long tokens(TokenEstimate estimate) {
            if (opened == null) {
                return 0;
            }
            if (usage != null) {
                return (long) usage.promptTokens() + usage.completionTokens();
            }
            return Math.round(estimate.weights().tokens(Characters.of(request).plus(written)));
        }
    }
}
