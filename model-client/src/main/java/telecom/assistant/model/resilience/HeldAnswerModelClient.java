package telecom.assistant.model.resilience;

import io.smallrye.mutiny.Multi;
import java.util.List;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.reactive.ThenStream;

/**
 * Holds back the answer to a request that wants it only once it is complete, such as the reply to a text message. If
 * such an answer breaks off, none of it has been passed on, so that it can be requested again from this tier or the
 * next. The token limit of the request bounds what is held. Other requests pass through.
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
