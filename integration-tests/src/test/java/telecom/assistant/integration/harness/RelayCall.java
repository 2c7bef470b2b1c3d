package telecom.assistant.integration.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** A call, as a voice platform brings it by ConversationRelay. */
public final class RelayCall implements AutoCloseable {

    private final JsonSocket socket;

    private RelayCall(JsonSocket socket) {
        this.socket = socket;
    }

    static RelayCall open(URI url, String from) {
        RelayCall call = new RelayCall(JsonSocket.open(url));
        String callSid = "CA" + UUID.randomUUID().toString().replace("-", "");
        call.socket.send(Map.of(
                "type", "setup",
                "sessionId", "VX1",
                "accountSid", "AC1",
                "callSid", callSid,
                "from", from,
                "to", "114",
                "direction", "inbound",
                "callStatus", "IN_PROGRESS",
                "customParameters", Map.of()));
        return call;
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
        return socket.received().size();
    }

    private List<JsonNode> texts() {
        return socket.received().stream()
                .filter(frame -> frame.path("type").asText().equals("text"))
                .toList();
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
