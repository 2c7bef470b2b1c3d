package telecom.assistant.benchmarks.chat;

import io.vertx.core.Future;
import java.util.function.Consumer;

/**
 * A conversation in the app, with its stream. Must be used on its client's event loop, on which its callbacks run as
 * well.
 */
public interface Chat {

    /**
     * Sets the consumer of every activity that arrives.
     *
     * @param onLost runs when the other side or the network closes the stream
     */
    void listen(Consumer<Activity> onActivity, Runnable onLost);

    /** Posts a message in English. The future completes when the message is accepted, and fails if it is not. */
    Future<Void> say(String text, String clientActivityId);

    /** Closes the stream. The future completes when the stream is closed or could not be closed. */
    Future<Void> close();
}
