package telecom.assistant.benchmarks.chat;

import io.vertx.core.Future;
import java.util.function.Consumer;

/** A conversation in the app, with its stream. Must be used on its client's event loop, where it also calls back. */
public interface Chat {

    /**
     * Sets the consumer of everything that arrives.
     *
     * @param lost run when the other side or the network closes the stream
     */
    void listen(Consumer<Activity> each, Runnable lost);

    /** Posts a message in English; completes when it is accepted, and fails when it is not. */
    Future<Void> say(String text, String clientActivityId);

    /** Closes the stream; completes when that is done or has failed. */
    Future<Void> close();
}
