package telecom.assistant.channel.web.delivery;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import telecom.assistant.channel.web.WebConfig;
import telecom.assistant.channel.web.WebNode;
import telecom.assistant.store.web.WebConversationStore;

/** Keeps the store from growing for ever: what is older than {@code assistant.web.history.remember} is forgotten. */
@ApplicationScoped
class History {

    private final WebConversationStore conversations;
    private final WebNode node;
    private final WebConfig.History config;
    private Cancellable sweeping = () -> {};

    History(WebConversationStore conversations, WebNode node, WebConfig config) {
        this.conversations = conversations;
        this.node = node;
        this.config = config.history();
    }

    void start(@Observes StartupEvent event) {
        if (node.servesWeb()) {
            sweeping = Sweep.every(
                    config.sweepInterval(),
                    "old activities not forgotten",
                    () -> conversations.forget(config.remember()));
        }
    }

    void stop(@Observes ShutdownEvent event) {
        sweeping.cancel();
    }
}
