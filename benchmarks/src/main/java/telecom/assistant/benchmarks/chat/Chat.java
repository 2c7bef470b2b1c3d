package telecom.assistant.benchmarks.chat;

import io.vertx.core.Future;
import java.util.function.Consumer;

/** A conversation in the app, with its stream. To be used on the event loop of its client, and it calls back there. */
public interface Chat {

    /**
     * Sets the consumer of everything that arrives.
     *
     * @param lost is run when the other side or the network closes the stream
     */
    void listen(Consumer<Activity> each, Runnable lost);

    /** Posts a message in English; completes when it is accepted, and fails when it is not. */
    Future<Void> say(String text, String clientActivityId);

    /** Closes the stream; completes when that is done or has failed. */
    Future<Void> close();
}
