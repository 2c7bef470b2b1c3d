package telecom.assistant.model.tier;

import io.smallrye.mutiny.Multi;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelRequest;

/** Records for the health page how the requests to a tier end. */
final class WatchedModelClient implements ModelClient {

    private final ModelClient inner;
    private final TierStatus status;

    WatchedModelClient(ModelClient inner, TierStatus status) {
        this.inner = inner;
        this.status = status;
    }

    @Override
    public Multi<ModelChunk> stream(ModelRequest request) {
        return inner.stream(request)
                .onCompletion()
                .invoke(status::answered)
                .onFailure()
                .invoke(status::failed);
    }
}
