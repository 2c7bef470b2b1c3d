package telecom.assistant.channel.web.delivery;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import telecom.assistant.channel.flow.Periodic;
import telecom.assistant.channel.flow.Timers;
import telecom.assistant.channel.web.config.WebConfig;
import telecom.assistant.store.web.WebConversationStore;

/**
 * Lets streams catch up with what other nodes have stored, such as a reply that was on its way to another node when the
 * client moved here. It asks the store periodically for the newest activity of each conversation. One query serves many
 * streams, and only those that are behind read any activities. Safe for use by many threads.
 */
@ApplicationScoped
class CatchUp {

    private static final int CONVERSATIONS_IN_A_QUERY = 500;

    private final Map<String, LiveStream> streams = new ConcurrentHashMap<>();
    private final WebConversationStore conversations;
    private final Cancellable sweeping;

    CatchUp(WebConversationStore conversations, WebConfig config, Timers timers) {
        this.conversations = conversations;
        this.sweeping = Periodic.every(
                config.stream().catchUp(), timers, "streams not compared with the store channel=web", this::compare);
    }

    /** Takes a stream in place of an older one of the same conversation. */
    void add(String conversation, LiveStream stream) {
        streams.put(conversation, stream);
    }

    /** Forgets a stream, but not a newer one of the same conversation. */
    void remove(String conversation, LiveStream stream) {
        streams.remove(conversation, stream);
    }

    private Uni<?> compare() {
        return Multi.createFrom()
                .iterable(List.copyOf(streams.keySet()))
                .group()
                .intoLists()
                .of(CONVERSATIONS_IN_A_QUERY)
                .onItem()
                .transformToUniAndConcatenate(
                        ids -> conversations.lastSeqs(ids).invoke(lastSeqs -> lastSeqs.forEach(this::follow)))
                .collect()
                .last();
    }

    private void follow(String conversation, long lastSeq) {
        LiveStream stream = streams.get(conversation);
        if (stream != null) {
            stream.follow(lastSeq);
        }
    }

    @PreDestroy
    void close() {
        sweeping.cancel();
    }
}
