package telecom.assistant.model.resilience;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.vertx.core.Vertx;
import java.time.Duration;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.meter.ModelMeters;

/**
 * Asks a second tier, too, when the first token of the first is late. Whichever opens first is the answer; the other is
 * cancelled, so that its connection closes, and nothing of it is ever emitted. A first tier that fails before its first
 * token, for a reason of its own, has the second one asked at once. It fails when both have failed, as the later did.
 *
 * <p>At most one request more than without it: the second does not hedge in its turn.
 */
public final class HedgingModelClient implements ModelClient {

    private final ModelClient first;
    private final ModelClient second;
    private final Duration after;
    private final Vertx vertx;
    private final ModelMeters meters;

    /**
     * @param second may stand for several tiers, see {@link FailoverModelClient}
     * @param after how late the first token may be, from the subscription on
     */
    public HedgingModelClient(ModelClient first, ModelClient second, Duration after, Vertx vertx, ModelMeters meters) {
        this.first = first;
        this.second = second;
        this.after = after;
        this.vertx = vertx;
        this.meters = meters;
    }

    @Override
    public Multi<ModelChunk> stream(ModelRequest request) {
        // The race asks for nothing that is not asked of it, so the buffer stays empty but for an item or two.
        return Multi.createFrom()
                .emitter(
                        emitter -> new HedgeRace(request, first, second, emitter, vertx, meters).start(after),
                        BackPressureStrategy.BUFFER);
    }
}
