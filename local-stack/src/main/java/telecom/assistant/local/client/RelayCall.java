package telecom.assistant.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A call, as a voice platform brings it by ConversationRelay. Safe from any thread; what blocks is bounded. */
public final class RelayCall implements AutoCloseable {

    private final List<JsonNode> kept = new ArrayList<>();
    private final String callSid;
    private final JsonSocket socket;

    private RelayCall(URI url, String from, String callSid, Consumer<JsonNode> listener) {
        this.callSid = callSid;
        this.socket = JsonSocket.open(url, listener == null ? this::keep : listener);
        // Each connection is a session of its own, as the platform's are.
        socket.send(Map.of(
                "type", "setup",
                "sessionId", "VX" + plain(UUID.randomUUID()),
                "accountSid", "AC1",
                "callSid", callSid,
                "from", from,
                "to", "114",
                "direction", "inbound",
                "callStatus", "IN_PROGRESS",
                "customParameters", Map.of()));
    }

    /** Brings a new call that keeps what comes. */
    public static RelayCall open(URI url, String from) {
        return new RelayCall(url, from, newCallSid(), null);
    }

    /** Brings a call, a new one or one that goes on, whose listener hears each frame; the listener must not block. */
    public static RelayCall open(URI url, String from, String callSid, Consumer<JsonNode> listener) {
        return new RelayCall(url, from, callSid, listener);
    }

    /** A name for a new call, as the platform gives them. */
    public static String newCallSid() {
        return "CA" + plain(UUID.randomUUID());
    }

    private static String plain(UUID id) {
        return id.toString().replace("-", "");
    }

    public String callSid() {
        return callSid;
    }

    /** The caller says something; the recogniser is sure of it. */
    public void say(String text, String language) {
        socket.send(Map.of("type", "prompt", "voicePrompt", text, "lang", language, "last", true));
    }

    /** The caller speaks over the assistant, having heard this much. */
    public void interrupt(String heard) {
        socket.send(Map.of("type", "interrupt", "utteranceUntilInterrupt", heard, "durationUntilInterruptMs", "420"));
    }

    /** The platform has played this much since it said so last. */
    public void played(String words) {
        socket.send(Map.of("type", "info", "name", "tokensPlayed", "value", words));
    }

    /** The caller hangs up, having heard of the last reply what was reported as played. */
    public void hangUp() {
        socket.close();
    }

    /** What was spoken, one text for each reply that was spoken to its end. */
    public List<String> spoken() {
        StringBuilder all = new StringBuilder();
        for (JsonNode frame : texts()) {
            all.append(frame.path("token").asText());
            if (frame.path("last").asBoolean()) {
                all.append('\0');
            }
        }
        return List.of(all.toString().split("\0"));
    }

    /** What was sent to be spoken, to the end or not. */
    public String heardSoFar() {
        return texts().stream().map(frame -> frame.path("token").asText()).collect(Collectors.joining());
    }

    /** Whether the last reply has been spoken to its end. */
    public boolean isFinished() {
        List<JsonNode> texts = texts();
        return !texts.isEmpty() && texts.get(texts.size() - 1).path("last").asBoolean();
    }

    /** How many frames came. */
    public int frames() {
        synchronized (kept) {
            return kept.size();
        }
    }

    /** Completes when the connection has ended otherwise than by this client. */
    public CompletableFuture<Integer> disconnected() {
        return socket.closed();
    }

    /** Whether a frame is something to be spoken. */
    public static boolean isSpeech(JsonNode frame) {
        return frame.path("type").asText().equals("text");
    }

    private List<JsonNode> texts() {
        synchronized (kept) {
            return kept.stream().filter(RelayCall::isSpeech).toList();
        }
    }

    private void keep(JsonNode frame) {
        synchronized (kept) {
            kept.add(frame);
        }
    }

    /** The caller hears all that was said, and hangs up. */
    @Override
    public void close() {
        if (!socket.isClosed()) {
            texts().stream()
                    .map(frame -> frame.path("token").asText())
                    .filter(words -> !words.isBlank())
                    .forEach(this::played);
        }
        socket.close();
    }
}
