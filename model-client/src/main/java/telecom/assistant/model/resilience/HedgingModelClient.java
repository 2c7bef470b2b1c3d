package telecom.assistant.model.resilience;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.AbstractMulti;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import io.vertx.core.Vertx;
import java.time.Duration;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.meter.ModelMeters;

/**
 * Asks a second tier as well when the first token of the first one is late. The tier that opens first gives the answer;
 * the other one is cancelled, so that its connection closes, and nothing of it is ever emitted. If the first tier fails
 * before its first token, for a reason that lies with it, the second is asked at once. When both fail, the stream fails
 * with the later failure.
 *
 * <p>There is never more than one extra request: the second tier is not hedged in turn.
 *
 * @param second the second tier, which may stand for several tiers, see {@link FailoverModelClient}
 * @param hedgeDelay how late the first token may be, counted from the subscription
 */
public record HedgingModelClient(
        ModelClient first, ModelClient second, Duration hedgeDelay, Vertx vertx, ModelMeters meters)
        implements ModelClient {

    @Override
    public Multi<ModelChunk> stream(ModelRequest request) {
        return new AbstractMulti<>() {
            @Override
            public void subscribe(MultiSubscriber<? super ModelChunk> downstream) {
                new HedgeRace(HedgingModelClient.this, request, downstream).start();
            }
        };
    }
}
