package telecom.assistant.model.resilience;

import io.smallrye.mutiny.Multi;
import java.util.List;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.reactive.ThenStream;

/**
 * Holds the answer to a request that wants it only once it is complete, such as the reply to a text. An answer that
 * breaks off has then not left, whatever the tier had said: it can be asked for again, or be left to the next tier. The
 * token limit of the request limits what is held. Other requests pass through.
 */
public record HeldAnswerModelClient(ModelClient inner) implements ModelClient {

    @Override
    public Multi<ModelChunk> stream(ModelRequest request) {
        Multi<ModelChunk> answer = inner.stream(request);
        if (!request.options().held()) {
            return answer;
        }
        return ThenStream.after(
                answer.onFailure(ModelFailure.class)
                        .transform(failure -> ((ModelFailure) failure).withNothingEmitted())
                        .collect()
                        .asList(),
                (List<ModelChunk> chunks) -> Multi.createFrom().iterable(chunks));
    }
}
