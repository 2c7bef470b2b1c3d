package telecom.assistant.channel.web.delivery;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import telecom.assistant.channel.web.WebConfig;

/**
 * Lets streams see what other nodes have stored, such as a reply that was on its way to another node when the client
 * came here: from time to time, it asks the store how far the conversations have come. One query serves many streams,
 * and only those that are behind read. Safe for use by many threads.
 */
@ApplicationScoped
class CatchUp {

    private static final int CONVERSATIONS_IN_A_QUERY = 500;

    private final Map<String, LiveStream> streams = new ConcurrentHashMap<>();
    private final ActivityLog log;
    private final Cancellable sweeping;

    CatchUp(ActivityLog log, WebConfig config) {
        this.log = log;
        this.sweeping = Sweep.every(config.stream().catchUp(), "streams not compared with the store", this::sweep);
    }

    /** The newest stream of a conversation. */
    void add(String conversation, LiveStream stream) {
        streams.put(conversation, stream);
    }

    /** The stream is gone; a newer one stays. */
    void remove(String conversation, LiveStream stream) {
        streams.remove(conversation, stream);
    }

    private Uni<?> sweep() {
        return Multi.createFrom()
                .iterable(List.copyOf(streams.keySet()))
                .group()
                .intoLists()
                .of(CONVERSATIONS_IN_A_QUERY)
                .onItem()
                .transformToUniAndConcatenate(
                        conversations -> log.lastSeqs(conversations).invoke(lastSeqs -> lastSeqs.forEach(this::tell)))
                .collect()
                .last();
    }

    private void tell(String conversation, long lastSeq) {
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
