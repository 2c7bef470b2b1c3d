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

/**
 * A call, as a voice platform relays it over ConversationRelay. Safe for use by many threads; blocking calls are
 * bounded.
 */
public final class RelayCall implements AutoCloseable {

    private final List<JsonNode> kept = new ArrayList<>();
    private final String callSid;
    private final JsonSocket socket;

    private RelayCall(URI url, String from, String callSid, Consumer<JsonNode> listener) {
        this.callSid = callSid;
        this.socket = JsonSocket.open(url, listener == null ? this::keep : listener);
        // Each connection gets a session id of its own, as on the platform.
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

    /** Opens a new call that keeps what it receives. */
    public static RelayCall open(URI url, String from) {
        return new RelayCall(url, from, newCallSid(), null);
    }

    /** Opens or resumes a call that passes each frame to the listener; the listener must not block. */
    public static RelayCall open(URI url, String from, String callSid, Consumer<JsonNode> listener) {
        return new RelayCall(url, from, callSid, listener);
    }

    /** An id for a new call, in the platform's format. */
    public static String newCallSid() {
        return "CA" + plain(UUID.randomUUID());
    }

    private static String plain(UUID id) {
        return id.toString().replace("-", "");
    }

    public String callSid() {
        return callSid;
    }

    /** The caller says something, as a final result of speech recognition. */
    public void say(String text, String language) {
        socket.send(Map.of("type", "prompt", "voicePrompt", text, "lang", language, "last", true));
    }

    /** The caller speaks over the assistant, having heard this much. */
    public void interrupt(String heard) {
        socket.send(Map.of("type", "interrupt", "utteranceUntilInterrupt", heard, "durationUntilInterruptMs", "420"));
    }

    /** The platform reports the words that it has played since its last report. */
    public void played(String words) {
        socket.send(Map.of("type", "info", "name", "tokensPlayed", "value", words));
    }

    /** The caller hangs up, having heard only what was reported as played. */
    public void hangUp() {
        socket.close();
    }

    /** What was spoken, as one string for each reply. */
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

    /** Everything sent to be spoken, including replies that were cut off. */
    public String sentSpeech() {
        return texts().stream().map(frame -> frame.path("token").asText()).collect(Collectors.joining());
    }

    /** Whether the last reply is complete. */
    public boolean isFinished() {
        List<JsonNode> texts = texts();
        return !texts.isEmpty() && texts.get(texts.size() - 1).path("last").asBoolean();
    }

    /** How many frames arrived. */
    public int frames() {
        synchronized (kept) {
            return kept.size();
        }
    }

    /** Completes when the connection ends, unless this client closes it. */
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

    /** The caller listens to everything that was said, then hangs up. */
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
