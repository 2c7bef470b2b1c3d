package telecom.assistant.channel.web.delivery;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import telecom.assistant.channel.NodeRoles;
import telecom.assistant.channel.flow.Periodic;
import telecom.assistant.channel.flow.Timers;
import telecom.assistant.channel.web.config.WebConfig;
import telecom.assistant.store.web.WebConversationStore;

/** Starts the periodic work that a node with the role {@code web} does for all conversations. */
@ApplicationScoped
class WebSweeps {

    private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(100);

    private final List<Cancellable> sweeps = new ArrayList<>();

    void start(
            @Observes StartupEvent event,
            NodeRoles roles,
            WebConfig config,
            Timers timers,
            LiveStreams streams,
            WebLegs legs,
            UnseenReplies unseen,
            WebConversationStore conversations) {
        if (!roles.has("web")) {
            return;
        }
        Duration halfOfWait = config.delivery().unseenAfter().dividedBy(2);
        Duration reportInterval = halfOfWait.compareTo(SHORTEST_INTERVAL) < 0 ? SHORTEST_INTERVAL : halfOfWait;
        Duration catchUpInterval = config.stream().catchUp();
        Duration legInterval = config.delivery().legIdle().dividedBy(2);
        Duration historyInterval = config.history().sweepInterval();
        Duration age = config.history().remember();
        sweeps.addAll(List.of(
                Periodic.every(
                        reportInterval, timers, "unseen replies not reported channel=web", unseen::reportOverdue),
                Periodic.every(
                        catchUpInterval, timers, "streams not compared with the store channel=web", streams::catchUp),
                Periodic.every(legInterval, timers, "idle legs not forgotten channel=web", legs::forgetIdle),
                Periodic.every(
                        historyInterval,
                        timers,
                        "old activities not forgotten channel=web",
                        () -> conversations.forget(age))));
    }

    void stop(@Observes ShutdownEvent event) {
        sweeps.forEach(Cancellable::cancel);
    }
}
