package telecom.assistant.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A chat in the operator's app, over Direct Line 3.0. It can reconnect and resume where it left off, as real clients
 * do. Thread-safe; blocking calls have a time-out.
 */
public final class DirectLineChat implements AutoCloseable {

    private final String base;
    private final String account;
    private final String token;
    private final String conversation;
    private final Consumer<JsonNode> listener;
    private final List<JsonNode> kept = new ArrayList<>();
    private volatile String watermark = "";
    private volatile JsonSocket socket;

    private DirectLineChat(String baseUrl, String account, String token, Consumer<JsonNode> listener) {
        this.base = baseUrl + "/v3/directline";
        this.account = account;
        this.listener = listener == null ? this::keep : listener;
        JsonNode opened = Http.post(base + "/conversations", token, Map.of());
        this.token = opened.path("token").asText(token);
        this.conversation = opened.path("conversationId").asText();
        this.socket = JsonSocket.open(URI.create(opened.path("streamUrl").asText()), this::receive);
    }

    /** Opens a chat that keeps the activities that it receives; the number may be null. */
    public static DirectLineChat open(String baseUrl, String account, String name, String number) {
        return open(baseUrl, account, name, number, null);
    }

    /** Opens a chat that passes each activity to the listener and keeps none; the listener must not block. */
    public static DirectLineChat open(
            String baseUrl, String account, String name, String number, Consumer<JsonNode> listener) {
        return new DirectLineChat(baseUrl, account, token(baseUrl, account, name, number), listener);
    }

    /** Gets a token for a new conversation, as the operator's backend does; the number may be null. */
    public static String token(String baseUrl, String account, String name, String number) {
        Map<String, Object> user = new HashMap<>(Map.of("id", account, "name", name));
        if (number != null) {
            user.put("phone_number", number);
        }
        return Http.post(baseUrl + "/v3/directline/tokens/generate", null, Map.of("user", user))
                .path("token")
                .asText();
    }

    /** Sends a message; returns its id once it is accepted. */
    public String say(String text, String locale) {
        return send(UUID.randomUUID().toString(), text, locale).join();
    }

    /**
     * Sends a message once; completes with its id once it is accepted. A client that does not know whether a message
     * was accepted sends it again under the same client activity id.
     */
    public CompletableFuture<String> send(String clientActivityId, String text, String locale) {
        Map<String, Object> activity = Map.of(
                "type",
                "message",
                "text",
                text,
                "locale",
                locale,
                "from",
                Map.of("id", account),
                "channelData",
                Map.of("clientActivityID", clientActivityId));
        return Http.postAsync(base + "/conversations/" + conversation + "/activities", token, activity)
                .thenApply(accepted -> accepted.path("id").asText());
    }

    /** Gives the reply with this id a thumb up or down; returns once it is accepted. */
    public void rate(String reply, boolean helpful) {
        Map<String, Object> reaction = Map.of(
                "type",
                "messageReaction",
                "replyToId",
                reply,
                "reactionsAdded",
                List.of(Map.of("type", helpful ? "like" : "dislike")),
                "from",
                Map.of("id", account));
        Http.postAsync(base + "/conversations/" + conversation + "/activities", token, reaction)
                .join();
    }

    /** Connects again and asks for everything after the last watermark. */
    public void reconnect() {
        socket.close();
        String query = watermark.isEmpty() ? "" : "?watermark=" + watermark;
        JsonNode again = Http.get(base + "/conversations/" + conversation + query, token);
        socket = JsonSocket.open(URI.create(again.path("streamUrl").asText()), this::receive);
    }

    /** Completes when the current connection ends, unless this client closes it. */
    public CompletableFuture<Integer> disconnected() {
        return socket.closed();
    }

    private void receive(JsonNode set) {
        set.path("activities").forEach(listener);
        String mark = set.path("watermark").asText("");
        watermark = mark.isEmpty() ? watermark : mark;
    }

    private void keep(JsonNode activity) {
        synchronized (kept) {
            kept.add(activity);
        }
    }

    /** The messages from the other side, in the order in which they arrived. */
    public List<JsonNode> replies() {
        return activities().stream().filter(this::isReply).toList();
    }

    /** Whether an activity is a message from the other side, rather than the empty message that withdraws a reply. */
    public boolean isReply(JsonNode activity) {
        return activity.path("type").asText().equals("message")
                && !activity.path("channelData").path("cancelled").asBoolean()
                && !activity.path("from").path("id").asText().equals(account);
    }

    /** The texts of {@link #replies()}. */
    public List<String> replyTexts() {
        return replies().stream().map(reply -> reply.path("text").asText()).toList();
    }

    /** The partial texts of the replies, as they were streamed. */
    public List<String> streamed() {
        return activities().stream()
                .filter(DirectLineChat::isStreamed)
                .map(activity -> activity.path("text").asText())
                .toList();
    }

    /** Whether an activity is part of a reply that is being streamed. */
    public static boolean isStreamed(JsonNode activity) {
        return activity.path("channelData").path("streamType").asText().equals("streaming");
    }

    /** Everything received, on this connection and the ones before it. */
    public List<JsonNode> activities() {
        synchronized (kept) {
            return List.copyOf(kept);
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
