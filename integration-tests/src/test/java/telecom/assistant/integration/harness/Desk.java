package telecom.assistant.integration.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import telecom.assistant.local.client.JsonSocket;

/** An agent at the desk. */
public final class Desk implements AutoCloseable {

    private final List<JsonNode> received = new CopyOnWriteArrayList<>();
    private final JsonSocket socket;

    private Desk(URI url) {
        this.socket = JsonSocket.open(url, received::add);
    }

    /** Opens a gateway's desk. */
    public static Desk open(URI url, String agent, String name) {
        String query = "?agent=" + encode(agent) + "&name=" + encode(name);
        return new Desk(URI.create(url + query));
    }

    /** The newest state of the conversation with the subscriber of this name; empty if the desk shows none. */
    public Optional<JsonNode> conversationWith(String name) {
        JsonNode newest = null;
        for (JsonNode frame : received) {
            if (frame.path("type").asText().equals("snapshot")) {
                for (JsonNode item : frame.path("conversations")) {
                    newest = named(name, item) ? item : newest;
                }
            } else if (frame.path("type").asText().equals("conversation") && named(name, frame.path("conversation"))) {
                newest = frame.path("conversation");
            }
        }
        return Optional.ofNullable(newest);
    }

    private static boolean named(String name, JsonNode item) {
        return item.path("name").asText().equals(name);
    }

    /** Requests the whole transcript. */
    public void open(String conversation) {
        socket.send(Map.of("type", "open", "conversation", conversation));
    }

    /** The utterances in the transcript; empty until it has arrived. */
    public List<JsonNode> transcript(String conversation) {
        return frames("transcript", conversation).stream()
                .reduce((first, second) -> second)
                .map(frame -> (Iterable<JsonNode>) frame.path("utterances"))
                .map(items -> {
                    List<JsonNode> list = new ArrayList<>();
                    items.forEach(list::add);
                    return list;
                })
                .orElse(List.of());
    }

    /** The suggestions offered last. */
    public List<JsonNode> suggestions(String conversation) {
        List<JsonNode> list = new ArrayList<>();
        frames("suggestions", conversation).stream()
                .reduce((first, second) -> second)
                .ifPresent(frame -> frame.path("suggestions").forEach(list::add));
        return list;
    }

    /** How often suggestions were withdrawn. */
    public int expiries(String conversation) {
        return frames("suggestions-expired", conversation).size();
    }

    public void join(String conversation) {
        command(Map.of("type", "join", "conversation", conversation));
    }

    public void leave(String conversation) {
        command(Map.of("type", "leave", "conversation", conversation));
    }

    /** Says something to the subscriber. The id of the suggestion on which it is based may be null. */
    public void say(String conversation, String text, String suggestionId) {
        Map<String, String> say = new HashMap<>(Map.of("type", "say", "conversation", conversation, "text", text));
        if (suggestionId != null) {
            say.put("suggestionId", suggestionId);
        }
        command(say);
    }

    private void command(Map<String, String> command) {
        Map<String, String> sent = new HashMap<>(command);
        sent.put("command", UUID.randomUUID().toString());
        socket.send(sent);
    }

    private List<JsonNode> frames(String type, String conversation) {
        return received.stream()
                .filter(frame -> frame.path("type").asText().equals(type))
                .filter(frame -> frame.path("conversation").asText().equals(conversation))
                .toList();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        socket.close();
    }
}
