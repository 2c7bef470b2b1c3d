package telecom.assistant.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/**
 * A stand-in for a call on Telnyx: it asks the gateway with a signed form what to do with the call, and follows the
 * answer (Telnyx, "TeXML: ConversationRelay" and "Conversation Relay over WebSockets"). It can speak, listen and hang
 * up; it fails if an answer asks for anything else. Thread-safe; blocking calls have a time-out.
 */
public final class TelnyxCall implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    private final String callId = "v3:" + UUID.randomUUID() + "-aiQ";
    private final String from;
    private final String to;
    private final TelnyxKey key;
    private Element relay;
    private URI action;
    private JsonSocket socket;

    private TelnyxCall(String from, String to, TelnyxKey key) {
        this.from = from;
        this.to = to;
        this.key = key;
    }

    /** Calls a number for which this webhook is configured on Telnyx. */
    public static TelnyxCall dial(URI webhook, String from, String to, TelnyxKey key) {
        TelnyxCall call = new TelnyxCall(from, to, key);
        call.follow(call.post(webhook, Map.of("CallStatus", "ringing")));
        return call;
    }

    private void follow(String document) {
        Element connect = Documents.only(Documents.parse(document), "Connect");
        action = URI.create(connect.getAttribute("action"));
        relay = Documents.only(connect, "ConversationRelay");
        socket = JsonSocket.open(URI.create(relay.getAttribute("url")), frames::add);
        socket.send(Map.ofEntries(
                Map.entry("type", "setup"),
                Map.entry("sessionId", UUID.randomUUID().toString()),
                Map.entry("accountSid", "1f1a8b6f-1234-4abc-9def-1234567890ab"),
                Map.entry("callSid", callId),
                Map.entry("callControlId", callId),
                Map.entry("callSessionId", UUID.randomUUID().toString()),
                Map.entry("callLegId", UUID.randomUUID().toString()),
                Map.entry("from", from),
                Map.entry("to", to),
                Map.entry("direction", "inbound"),
                Map.entry("callerName", ""),
                Map.entry("callStatus", "active"),
                Map.entry("customParameters", parameters())));
    }

    private Map<String, String> parameters() {
        return Documents.all(relay, "Parameter").stream()
                .collect(Collectors.toMap(
                        parameter -> parameter.getAttribute("name"), parameter -> parameter.getAttribute("value")));
    }

    /** The attributes of the answer's {@code <ConversationRelay>}. */
    public Map<String, String> attributes() {
        return Documents.attributes(relay);
    }

    /** The attributes of each {@code <Language>}. */
    public List<Map<String, String>> languages() {
        return Documents.all(relay, "Language").stream()
                .map(Documents::attributes)
                .toList();
    }

    /** The frames that the gateway sent to the call, oldest first. */
    public List<JsonNode> frames() {
        return List.copyOf(frames);
    }

    /** The caller says something. */
    public void say(String text, String language) {
        socket.send(Map.of("type", "prompt", "voicePrompt", text, "lang", language, "last", true));
    }

    /** The caller presses a key. */
    public void press(String key) {
        socket.send(Map.of("type", "dtmf", "digit", key));
    }

    /** The caller speaks over the speech that is being played. */
    public void interrupt(String heard, int millis) {
        socket.send(Map.of("type", "interrupt", "utteranceUntilInterrupt", heard, "durationUntilInterruptMs", millis));
    }

    /** Loses the connection; Telnyx then asks what to do with the call, and connects it again if the answer says so. */
    public void loseConnection() {
        JsonSocket lost = socket;
        follow(post(action, Map.of("CallStatus", "in-progress", "SessionStatus", "failed")));
        lost.close();
    }

    /** The caller hangs up. Returns the gateway's answer to that. */
    public String hangUp() {
        socket.close();
        return post(action, Map.of("CallStatus", "completed", "SessionStatus", "completed"));
    }

    private String post(URI url, Map<String, String> more) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("AccountSid", "f5586561-8ff0-4291-a51b-c7dfe4139ff9");
        form.put("CallSid", callId);
        form.put("CallSidLegacy", callId);
        form.put("From", from);
        form.put("To", to);
        form.putAll(more);
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String now = Long.toString(Instant.now().getEpochSecond());
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(LIMIT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("telnyx-timestamp", now)
                .header("telnyx-signature-ed25519", key.sign(now + "|" + body))
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = Connections.HTTP.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(url.getPath() + ": " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException e) {
            throw new IllegalStateException(url.getPath() + ": no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (!socket.isClosed()) {
            socket.close();
        }
    }
}
