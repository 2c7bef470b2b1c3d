package telecom.assistant.channel.voice.conversationrelay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import telecom.assistant.channel.WellFormedText;
import telecom.assistant.channel.voice.inbound.CallNonces;
import telecom.assistant.channel.voice.inbound.CallSetup;

/**
 * Reads the platform's frames (Twilio, "WebSocket messages", section "Getting messages from Twilio"). Reading never
 * fails: a message that cannot be understood becomes a {@link RelayFrame.Malformed}. Safe for use by many threads.
 */
final class RelayFrameReader {

    private static final Pattern DIGITS = Pattern.compile("[0-9A-D*#]{1,32}");

    /** A longer utterance is cut at this length, in characters: about ten minutes of fast speech. */
    static final int LONGEST_PROMPT = 8_000;

    /** A longer value cannot be a real measurement. */
    private static final Duration LONGEST_ROUND_TRIP = Duration.ofMinutes(1);

    /** Control characters, which do not occur in speech and which the store rejects, and unpaired surrogates. */
    private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cntrl}\\x{D800}-\\x{DFFF}]");

    private static final ObjectMapper JSON = new ObjectMapper();

    RelayFrame read(String message) {
        try {
            return read(JSON.readTree(message));
        } catch (JsonProcessingException e) {
            return new RelayFrame.Malformed("json");
        }
    }

    private static RelayFrame read(JsonNode sent) {
        JsonNode frame = WellFormedText.of(sent);
        String type = frame.path("type").isTextual() ? frame.path("type").asText() : "";
        return switch (type) {
            case "setup" -> setup(frame);
            case "prompt" -> prompt(frame, sent.path("voicePrompt"));
            case "dtmf" -> dtmf(frame);
            case "interrupt" ->
                new RelayFrame.Interrupt(
                        frame.path("utteranceUntilInterrupt").asText(),
                        Math.max(0, frame.path("durationUntilInterruptMs").asLong()));
            case "error" -> new RelayFrame.PlatformError();
            case "info" -> info(frame);
            case "configUpdated" -> new RelayFrame.ConfigUpdated();
            case "" -> new RelayFrame.Malformed("type");
            default -> new RelayFrame.Unknown(type);
        };
    }

    private static RelayFrame setup(JsonNode frame) {
        JsonNode custom = frame.path("customParameters");
        String call = frame.path("callSid").asText();
        boolean hasSession = frame.path("sessionId").isTextual();
        String session = hasSession
                ? frame.path("sessionId").asText()
                : UUID.randomUUID().toString();
        if (!CallSetup.isId(call) || !CallSetup.isId(session)) {
            return new RelayFrame.Malformed("setup");
        }
        String language = text(custom, "language");
        return new RelayFrame.Setup(new CallSetup(
                call,
                session,
                text(frame, "from"),
                text(frame, "to"),
                language,
                text(custom, "name"),
                text(custom, CallNonces.PARAMETER)));
    }

    /** @param spoken the text as it was sent, because the characters that are removed may separate words */
    private static RelayFrame prompt(JsonNode frame, JsonNode spoken) {
        if (!spoken.isTextual()) {
            return new RelayFrame.Malformed("prompt");
        }
        // A platform that does not send partial prompts need not mark each one as the last.
        return new RelayFrame.Prompt(
                clean(spoken.asText()), text(frame, "lang"), frame.path("last").asBoolean(true));
    }

    private static String clean(String prompt) {
        String text = NO_TEXT.matcher(prompt).replaceAll(" ").strip();
        if (text.length() <= LONGEST_PROMPT) {
            return text;
        }
        boolean splitsPair = Character.isHighSurrogate(text.charAt(LONGEST_PROMPT - 1));
        return text.substring(0, splitsPair ? LONGEST_PROMPT - 1 : LONGEST_PROMPT);
    }

    /** Reads information about the call. The attribute {@code events} determines what the platform reports. */
    private static RelayFrame info(JsonNode frame) {
        JsonNode value = frame.path("value");
        return switch (frame.path("name").asText()) {
            case "tokensPlayed" -> value.isTextual() ? new RelayFrame.Played(value.textValue()) : new RelayFrame.Info();
            case "agentSpeaking" -> new RelayFrame.AgentSpeaking(isOn(value));
            case "clientSpeaking" -> new RelayFrame.ClientSpeaking(isOn(value));
            case "roundTripDelayMs" -> roundTrip(value.asLong(-1));
            default -> new RelayFrame.Info();
        };
    }

    /** Some platforms send {@code "on"}, others a boolean. */
    private static boolean isOn(JsonNode value) {
        return value.asBoolean() || value.asText().equalsIgnoreCase("on");
    }

    private static RelayFrame roundTrip(long millis) {
        return millis < 0 || millis > LONGEST_ROUND_TRIP.toMillis()
                ? new RelayFrame.Info()
                : new RelayFrame.RoundTrip(Duration.ofMillis(millis));
    }

    private static RelayFrame dtmf(JsonNode frame) {
        String digits = frame.path("digit").asText();
        return DIGITS.matcher(digits).matches() ? new RelayFrame.Dtmf(digits) : new RelayFrame.Malformed("dtmf");
    }

    private static String text(JsonNode node, String field) {
        String text = node.path(field).asText();
        return text.isBlank() ? null : text;
    }
}
