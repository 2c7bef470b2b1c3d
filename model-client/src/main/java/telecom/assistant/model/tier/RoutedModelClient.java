package telecom.assistant.model.tier;

import io.smallrye.mutiny.Multi;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelFailure.Reason;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.meter.ModelMeters;
import telecom.assistant.model.resilience.FailoverModelClient;
import telecom.assistant.model.resilience.HedgingModelClient;

/** Sends each request along its route, or to the one tier that it names. */
final class RoutedModelClient implements ModelClient {

    private final RouteTable routes;
    private final Map<String, ModelClient> tiers;
    private final Vertx vertx;
    private final ModelMeters meters;
    private final Map<RouteTable.Route, ModelClient> clients = new ConcurrentHashMap<>();

    /** @param tiers all tiers by name, including those of every route */
    RoutedModelClient(RouteTable routes, Map<String, ModelClient> tiers, Vertx vertx, ModelMeters meters) {
        this.routes = routes;
        this.tiers = Map.copyOf(tiers);
        this.vertx = vertx;
        this.meters = meters;
    }

    @Override
    public Multi<ModelChunk> stream(ModelRequest request) {
        return request
                .routing()
                .tier()
                .map(this::pinned)
                .orElseGet(() -> clients.computeIfAbsent(routes.of(request.routing()), this::client))
                .stream(request);
    }

    private ModelClient pinned(String name) {
        ModelClient tier = tiers.get(name);
        return tier != null ? tier : request -> Multi.createFrom().failure(noSuchTier(name));
    }

    private ModelFailure noSuchTier(String name) {
        return new ModelFailure(
                Reason.NO_SUCH_TIER,
                name,
                false,
                "the request names a tier that is not configured (expected one of: "
                        + String.join(", ", tiers.keySet().stream().sorted().toList()) + ")");
    }

    private ModelClient client(RouteTable.Route route) {
        List<ModelClient> inOrder = route.tiers().stream().map(tiers::get).toList();
        if (route.hedgeAfter().isEmpty() || inOrder.size() == 1) {
            return new FailoverModelClient(inOrder, meters);
        }
        ModelClient others = new FailoverModelClient(inOrder.subList(1, inOrder.size()), meters);
        return new HedgingModelClient(inOrder.get(0), others, route.hedgeAfter().get(), vertx, meters);
    }
}
