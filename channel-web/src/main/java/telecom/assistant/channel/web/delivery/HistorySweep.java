package telecom.assistant.channel.web.delivery;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import telecom.assistant.channel.NodeRoles;
import telecom.assistant.channel.flow.Periodic;
import telecom.assistant.channel.flow.Timers;
import telecom.assistant.channel.web.config.WebConfig;
import telecom.assistant.store.web.WebConversationStore;

/** Keeps the store from growing for ever, by deleting what is older than {@code assistant.web.history.remember}. */
@ApplicationScoped
class HistorySweep {

    private final WebConversationStore conversations;
    private final NodeRoles roles;
    private final WebConfig.History config;
    private final Timers timers;
    private Cancellable sweeping = () -> {};

    HistorySweep(WebConversationStore conversations, NodeRoles roles, WebConfig config, Timers timers) {
        this.conversations = conversations;
        this.roles = roles;
        this.config = config.history();
        this.timers = timers;
    }

    void start(@Observes StartupEvent event) {
        if (roles.has("web")) {
            sweeping = Periodic.every(
                    config.sweepInterval(),
                    timers,
                    "old activities not forgotten channel=web",
                    () -> conversations.forget(config.remember()));
        }
    }

    void stop(@Observes ShutdownEvent event) {
        sweeping.cancel();
    }
}
