package telecom.assistant.benchmarks.chat;

import io.vertx.core.Future;
import io.vertx.core.http.WebSocket;
import io.vertx.core.json.JsonObject;
import java.util.function.Consumer;

/** A chat over Direct Line 3.0. */
final class DirectLine implements Chat {

    private final ChatClient client;
    private final String account;
    private final String token;
    private final String activities;
    private WebSocket socket;
    private Consumer<Activity> listener = activity -> {};
    private Runnable onLost = () -> {};
    private boolean closed;

    DirectLine(ChatClient client, String account, String token, String activities) {
        this.client = client;
        this.account = account;
        this.token = token;
        this.activities = activities;
    }

    void attach(WebSocket opened) {
        socket = opened;
        opened.textMessageHandler(frame -> ActivityReader.read(frame).forEach(activity -> listener.accept(activity)));
        opened.closeHandler(gone -> {
            if (!closed) {
                onLost.run();
            }
        });
    }

    @Override
    public void listen(Consumer<Activity> onActivity, Runnable onLost) {
        listener = onActivity;
        this.onLost = onLost;
    }

    @Override
    public Future<Void> say(String text, String clientActivityId) {
        JsonObject message = new JsonObject()
                .put("type", "message")
                .put("text", text)
                .put("locale", "en-US")
                .put("from", new JsonObject().put("id", account))
                .put("channelData", new JsonObject().put("clientActivityID", clientActivityId));
        return client.post(activities, token, message).mapEmpty();
    }

    @Override
    public Future<Void> close() {
        closed = true;
        return socket.close().otherwiseEmpty();
    }
}
