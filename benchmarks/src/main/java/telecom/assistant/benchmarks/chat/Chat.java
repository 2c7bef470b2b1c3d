package telecom.assistant.benchmarks.chat;

import io.vertx.core.Future;
import io.vertx.core.http.WebSocket;
import io.vertx.core.json.JsonObject;
import java.util.function.Consumer;

/** A conversation in the app, with its stream. To be used on the event loop of its client, and it calls back there. */
public final class Chat {

    private final ChatClient client;
    private final String account;
    private final String token;
    private final String activities;
    private WebSocket socket;
    private Consumer<Activity> listener = activity -> {};
    private Runnable atLoss = () -> {};
    private boolean closed;

    Chat(ChatClient client, String account, String token, String activities) {
        this.client = client;
        this.account = account;
        this.token = token;
        this.activities = activities;
    }

    void connected(WebSocket opened) {
        socket = opened;
        opened.textMessageHandler(frame -> ActivityReader.read(frame).forEach(activity -> listener.accept(activity)));
        opened.closeHandler(gone -> {
            if (!closed) {
                atLoss.run();
            }
        });
    }

    /**
     * Says who gets what arrives.
     *
     * @param lost is run when the other side or the network closes the stream
     */
    public void listen(Consumer<Activity> each, Runnable lost) {
        listener = each;
        atLoss = lost;
    }

    /** Posts a message in English; completes when it is accepted, and fails when it is not. */
    public Future<Void> say(String text, String clientActivityId) {
        JsonObject message = new JsonObject()
                .put("type", "message")
                .put("text", text)
                .put("locale", "en-US")
                .put("from", new JsonObject().put("id", account))
                .put("channelData", new JsonObject().put("clientActivityID", clientActivityId));
        return client.post(activities, token, message).mapEmpty();
    }

    /** Closes the stream; completes when that is done or has failed. */
    public Future<Void> close() {
        closed = true;
        return socket.close().otherwiseEmpty();
    }
}
