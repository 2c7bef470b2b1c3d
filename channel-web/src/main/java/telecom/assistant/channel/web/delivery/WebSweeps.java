package telecom.assistant.channel.web.delivery;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import telecom.assistant.channel.NodeRoles;
import telecom.assistant.channel.flow.Periodic;
import telecom.assistant.channel.flow.Timers;
import telecom.assistant.channel.web.config.WebConfig;
import telecom.assistant.store.web.WebConversationStore;

/** What a node with the role {@code web} does from time to time for all conversations. */
@ApplicationScoped
class WebSweeps {

    private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(100);

    private final NodeRoles roles;
    private final WebConfig config;
    private final Timers timers;
    private final LiveStreams streams;
    private final WebLegs legs;
    private final UnseenReplies unseen;
    private final WebConversationStore conversations;
    private final List<Cancellable> sweeps = new ArrayList<>();

    WebSweeps(
            NodeRoles roles,
            WebConfig config,
            Timers timers,
            LiveStreams streams,
            WebLegs legs,
            UnseenReplies unseen,
            WebConversationStore conversations) {
        this.roles = roles;
        this.config = config;
        this.timers = timers;
        this.streams = streams;
        this.legs = legs;
        this.unseen = unseen;
        this.conversations = conversations;
    }

    void start(@Observes StartupEvent event) {
        if (!roles.has("web")) {
            return;
        }
        Duration half = config.delivery().unseenAfter().dividedBy(2);
        Duration interval = half.compareTo(SHORTEST_INTERVAL) < 0 ? SHORTEST_INTERVAL : half;
        sweep(interval, "unseen replies not reported", unseen::reportOverdue);
        sweep(config.stream().catchUp(), "streams not compared with the store", streams::catchUp);
        sweep(config.delivery().legIdle().dividedBy(2), "idle legs not forgotten", legs::forgetIdle);
        // Keeps the store from growing for ever.
        sweep(config.history().sweepInterval(), "old activities not forgotten", () -> conversations.forget(
                config.history().remember()));
    }

    void stop(@Observes ShutdownEvent event) {
        sweeps.forEach(Cancellable::cancel);
    }

    private void sweep(Duration interval, String failed, Supplier<Uni<?>> work) {
        sweeps.add(Periodic.every(interval, timers, failed + " channel=web", work));
    }
}
