package telecom.assistant.channel.voice.conversationrelay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.buffer.ByteBufUtil;
import java.util.UUID;
import java.util.regex.Pattern;
import telecom.assistant.channel.WellFormedText;
import telecom.assistant.channel.voice.inbound.CallNonces;
import telecom.assistant.channel.voice.inbound.CallSetup;

/** Reads the platform's frames, and is lenient where nothing has to be guessed. Safe for use by many threads. */
final class RelayFrameReader {

    private static final Pattern DIGITS = Pattern.compile("[0-9A-D*#]{1,32}");

    private final ObjectMapper json = new ObjectMapper();
    private final long maxBytes;

    RelayFrameReader(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** @throws RefusedFrameException when the frame breaks the protocol */
    RelayFrame read(String text) {
        if (ByteBufUtil.utf8Bytes(text) > maxBytes) {
            throw RefusedFrameException.tooLarge(maxBytes);
        }
        JsonNode frame = parse(text);
        String type = frame.path("type").asText();
        return switch (type) {
            case "setup" -> setup(frame);
            case "prompt" -> prompt(frame);
            case "dtmf" -> dtmf(frame);
            case "interrupt" ->
                new RelayFrame.Interrupt(
                        frame.path("utteranceUntilInterrupt").asText(),
                        Math.max(0, frame.path("durationUntilInterruptMs").asLong()));
            case "error" -> new RelayFrame.PlatformError();
            case "info" -> info(frame);
            case "" -> throw RefusedFrameException.malformed("a JSON object with \"type\"");
            default -> new RelayFrame.Unknown(type);
        };
    }

    private JsonNode parse(String text) {
        try {
            return WellFormedText.of(json.readTree(text));
        } catch (JsonProcessingException e) {
            throw RefusedFrameException.malformed("a JSON object with \"type\"");
        }
    }

    private static RelayFrame setup(JsonNode frame) {
        JsonNode custom = frame.path("customParameters");
        String call = id(frame, "callSid");
        boolean named = frame.path("sessionId").isTextual();
        String session = named ? id(frame, "sessionId") : UUID.randomUUID().toString();
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

    private static RelayFrame prompt(JsonNode frame) {
        if (!frame.path("voicePrompt").isTextual()) {
            throw RefusedFrameException.malformed("prompt with \"voicePrompt\"");
        }
        // A platform that does not send partial prompts need not mark each one as the last.
        return new RelayFrame.Prompt(
                frame.path("voicePrompt").asText().strip(),
                text(frame, "lang"),
                frame.path("last").asBoolean(true));
    }

    /** The attribute {@code events="tokens-played"} makes the platform send {@code tokensPlayed}. */
    private static RelayFrame info(JsonNode frame) {
        JsonNode value = frame.path("value");
        return frame.path("name").asText().equals("tokensPlayed") && value.isTextual()
                ? new RelayFrame.Played(value.textValue())
                : new RelayFrame.Info();
    }

    private static RelayFrame dtmf(JsonNode frame) {
        String digits = frame.path("digit").asText();
        if (!DIGITS.matcher(digits).matches()) {
            throw RefusedFrameException.malformed("dtmf with \"digit\" of 0-9, A-D, * or #");
        }
        return new RelayFrame.Dtmf(digits);
    }

    private static String id(JsonNode frame, String field) {
        String id = frame.path(field).asText();
        if (!CallSetup.isId(id)) {
            throw RefusedFrameException.malformed("setup with \"" + field + "\"");
        }
        return id;
    }

    private static String text(JsonNode node, String field) {
        String text = node.path(field).asText();
        return text.isBlank() ? null : text;
    }
}
