package telecom.assistant.model;

import io.smallrye.mutiny.Multi;

/**
 * Streams answers of a language model.
 *
 * <p>The stream is cold: each subscription is one request. Its items are one {@link ModelChunk.Opened}, then text,
 * reasoning and tool calls as they come, then one {@link ModelChunk.Finished}; a stream that ends without {@code
 * Finished} always ends in a {@link ModelFailure}, so a truncated answer is never mistaken for a short one.
 *
 * <p>Items arrive no faster than they are requested: a slow subscriber slows the upstream connection down. Cancelling
 * closes the upstream HTTP connection, which makes the inference engine abort. Signals arrive on a Vert.x event loop,
 * which must not be blocked.
 */
public interface ModelClient {

    Multi<ModelChunk> stream(ModelRequest request);
}
