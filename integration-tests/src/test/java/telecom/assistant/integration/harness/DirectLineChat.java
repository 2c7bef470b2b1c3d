package telecom.assistant.integration.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A chat in the operator's app, by Direct Line 3.0; it reconnects where it left off, as the real clients do. */
public final class DirectLineChat implements AutoCloseable {

    private final String base;
    private final String account;
    private final String token;
    private final String conversation;
    private final List<JsonNode> earlier = new ArrayList<>();
    private JsonSocket socket;

    private DirectLineChat(String baseUrl, String account, String token) {
        this.base = baseUrl + "/v3/directline";
        this.account = account;
        JsonNode opened = Http.post(base + "/conversations", token, Map.of());
        this.token = opened.path("token").asText(token);
        this.conversation = opened.path("conversationId").asText();
        this.socket = JsonSocket.open(URI.create(opened.path("streamUrl").asText()));
    }

    /** Opens a chat at a gateway; the number may be null. */
    public static DirectLineChat open(String baseUrl, String account, String name, String number) {
        Map<String, Object> user = new HashMap<>(Map.of("id", account, "name", name));
        if (number != null) {
            user.put("phone_number", number);
        }
        JsonNode generated = Http.post(baseUrl + "/v3/directline/tokens/generate", null, Map.of("user", user));
        return new DirectLineChat(baseUrl, account, generated.path("token").asText());
    }

    /** Sends a message; returns when it is accepted. */
    public String say(String text, String locale) {
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
                Map.of("clientActivityID", UUID.randomUUID().toString()));
        return Http.post(base + "/conversations/" + conversation + "/activities", token, activity)
                .path("id")
                .asText();
    }

    /** Connects again and asks for everything after the last watermark. */
    public void reconnect() {
        String watermark = watermark();
        earlier.addAll(activities(socket));
        socket.close();
        String query = watermark.isEmpty() ? "" : "?watermark=" + watermark;
        JsonNode again = Http.get(base + "/conversations/" + conversation + query, token);
        socket = JsonSocket.open(URI.create(again.path("streamUrl").asText()));
    }

    public boolean isDisconnected() {
        return socket.isClosed();
    }

    /** The messages of the other side, in the order in which they came. */
    public List<JsonNode> replies() {
        return activities().stream()
                .filter(activity -> activity.path("type").asText().equals("message"))
                .filter(activity -> !activity.path("from").path("id").asText().equals(account))
                .toList();
    }

    /** The texts of {@link #replies()}. */
    public List<String> replyTexts() {
        return replies().stream().map(reply -> reply.path("text").asText()).toList();
    }

    /** The growing texts of the replies that are being streamed. */
    public List<String> streamed() {
        return activities().stream()
                .filter(activity ->
                        activity.path("channelData").path("streamType").asText().equals("streaming"))
                .map(activity -> activity.path("text").asText())
                .toList();
    }

    /** Everything that came, on this connection and on those before it. */
    public List<JsonNode> activities() {
        List<JsonNode> all = new ArrayList<>(earlier);
        all.addAll(activities(socket));
        return all;
    }

    private static List<JsonNode> activities(JsonSocket from) {
        List<JsonNode> all = new ArrayList<>();
        from.received().forEach(set -> set.path("activities").forEach(all::add));
        return all;
    }

    private String watermark() {
        return socket.received().stream()
                .map(set -> set.path("watermark").asText(""))
                .filter(watermark -> !watermark.isEmpty())
                .reduce("", (first, second) -> second);
    }

    @Override
    public void close() {
        socket.close();
    }
}
