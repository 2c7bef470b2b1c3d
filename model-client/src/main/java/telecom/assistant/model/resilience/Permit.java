package telecom.assistant.model.resilience;

import io.smallrye.mutiny.Multi;
import java.util.concurrent.atomic.AtomicBoolean;
import telecom.assistant.model.ModelChunk;

/**
 * What a guard has granted to one stream, and gets back once, however the stream ends. The rule is that of Resilience4j's
 * own operators for streams: a subscriber that leaves before the first item has used nothing; after it, the answer counts
 * as given. Demand and cancellation pass through unchanged.
 */
interface Permit {

    /** The subscriber left before the first item. */
    void unused();

    /** The stream came to its end, or the subscriber left after the first item. */
    void succeeded();

    void failed(Throwable failure);

    /** The stream, giving its permit back at its end. */
    static Multi<ModelChunk> hold(Permit permit, Multi<ModelChunk> stream) {
        AtomicBoolean answered = new AtomicBoolean();
        return stream.onItem()
                .invoke(() -> answered.setRelease(true))
                .onTermination()
                .invoke((failure, cancelled) -> {
                    if (failure != null) {
                        permit.failed(failure);
                    } else if (cancelled && !answered.getAcquire()) {
                        permit.unused();
                    } else {
                        permit.succeeded();
                    }
                });
    }
}
