package telecom.assistant.model.tier;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import telecom.assistant.model.Effort;
import telecom.assistant.model.ModelConfig;
import telecom.assistant.model.Purpose;
import telecom.assistant.model.Routing;
import telecom.assistant.model.TierNames;
import telecom.assistant.model.meter.ModelMeters;

/** The configured routes, looked up by what a request is for. They are checked when they are read. */
final class RouteTable {

    private static final String ROUTES = "assistant.model.routes.";

    private final ModelConfig config;

    /** @throws IllegalArgumentException when a route is wrong, naming the setting */
    RouteTable(ModelConfig config) {
        this.config = config;
        config.routes().keySet().forEach(RouteTable::checkPurpose);
        config.routes().forEach(RouteTable::checkHedges);
        lists().forEach(this::check);
    }

    /**
     * Where a request goes.
     *
     * @param hedgeAfter how late the first token may be before the next tier is asked as well
     */
    record Route(List<String> tiers, Optional<Duration> hedgeAfter) {}

    /**
     * The first of these that is set: the tiers for hard requests if this is one, the tiers for the channel, the tiers
     * for the purpose, the order for all purposes.
     */
    Route of(Routing routing) {
        Optional<ModelConfig.Route> route = route(routing.purpose());
        Optional<String> channel = routing.channel();
        List<String> tiers = route.filter(ignored -> routing.effort() == Effort.HARD)
                .flatMap(found -> found.hard().names())
                .or(() -> route.flatMap(found -> forChannel(found.channels(), channel))
                        .flatMap(TierNames::names))
                .or(() -> route.flatMap(found -> found.tiers().names()))
                .orElse(config.order());
        Optional<Duration> hedgeAfter =
                route.flatMap(found -> forChannel(found.hedgeAfterOn(), channel).or(found::hedgeAfter));
        return new Route(tiers, hedgeAfter);
    }

    private static <T> Optional<T> forChannel(Map<String, T> byChannel, Optional<String> channel) {
        return channel.map(byChannel::get);
    }

    private Optional<ModelConfig.Route> route(Purpose purpose) {
        return Optional.ofNullable(config.routes().get(ModelMeters.label(purpose)));
    }

    /** Every list of tiers, by the name of its setting. */
    Map<String, List<String>> lists() {
        Map<String, List<String>> lists = new TreeMap<>();
        lists.put("assistant.model.order", config.order());
        config.routes().forEach((purpose, route) -> {
            route.tiers().names().ifPresent(tiers -> lists.put(ROUTES + purpose + ".tiers", tiers));
            route.hard().names().ifPresent(tiers -> lists.put(ROUTES + purpose + ".hard", tiers));
            route.channels().forEach((channel, own) -> own.names()
                    .ifPresent(tiers -> lists.put(ROUTES + purpose + ".channels." + channel, tiers)));
        });
        return lists;
    }

    private static void checkHedges(String purpose, ModelConfig.Route route) {
        String setting = ROUTES + purpose + ".hedge-after";
        route.hedgeAfter().ifPresent(after -> checkHedge(setting, after));
        route.hedgeAfterOn().forEach((channel, after) -> checkHedge(setting + "-on." + channel, after));
    }

    private static void checkHedge(String setting, Duration after) {
        if (after.isNegative() || after.isZero()) {
            throw new IllegalArgumentException(setting + ": " + after + " (expected: > 0)");
        }
    }

    private static void checkPurpose(String name) {
        List<String> purposes = Stream.of(Purpose.values())
                .filter(purpose -> purpose != Purpose.PROBE)
                .map(ModelMeters::label)
                .toList();
        if (!purposes.contains(name)) {
            throw new IllegalArgumentException(
                    ROUTES + name + ": no such purpose (expected one of: " + String.join(", ", purposes) + ")");
        }
    }

    private void check(String setting, List<String> tiers) {
        if (tiers.isEmpty()) {
            throw new IllegalArgumentException(setting + ": names no tier (expected: at least one)");
        }
        for (String tier : tiers) {
            if (!config.tiers().containsKey(tier)) {
                throw new IllegalArgumentException(setting + ": " + tier
                        + " (expected: a tier with assistant.model.tiers." + tier + ".base-url and .model)");
            }
        }
    }
}
