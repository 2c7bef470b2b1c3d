package telecom.assistant.channel.web.activity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.ResidentNumber;
import telecom.assistant.channel.web.WebFailure;
import telecom.assistant.channel.web.WebFailure.Reason;
import telecom.assistant.store.web.WebConversation;

/** An activity that a client posted: checked, and with resident registration numbers hidden. */
public final class UserActivity {

    /** What the activity is to the assistant. */
    public enum Kind {
        MESSAGE,
        END_OF_CONVERSATION,
        /** Neither stored nor passed on. */
        TYPING,
        /** Stored and echoed like the others, but nothing that the assistant answers. */
        OTHER
    }

    private static final String CLIENT_ACTIVITY_ID = "clientActivityID";

    private final Kind kind;
    private final ObjectNode json;

    private UserActivity(Kind kind, ObjectNode json) {
        this.kind = kind;
        this.json = json;
    }

    /**
     * Reads what was posted.
     *
     * @param textLimit longest text of a message, in characters
     * @throws WebFailure when the assistant can't take it
     */
    public static UserActivity of(JsonNode posted, int textLimit) {
        if (!(posted instanceof ObjectNode object) || !object.path("type").isTextual()) {
            throw new WebFailure(Reason.ARGUMENT_INVALID, "activity: no type (expected: an activity object)");
        }
        Kind kind = kindOf(object.path("type").textValue());
        ObjectNode json = object.deepCopy();
        if (kind == Kind.MESSAGE) {
            checkMessage(json, textLimit);
        }
        Optional<String> clientId = clientActivityId(json);
        mask(json);
        // No words of the user, and it must stay what it is: the client knows the echo by it, and we a repetition.
        clientId.ifPresent(id -> json.withObjectProperty("channelData").put(CLIENT_ACTIVITY_ID, id));
        return new UserActivity(kind, json);
    }

    /** Every text, because cards and forms send what the user wrote in fields of their own. */
    private static JsonNode mask(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(mask(field.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, mask(array.get(i)));
            }
        }
        return node.isTextual() ? TextNode.valueOf(ResidentNumber.mask(node.textValue())) : node;
    }

    private static Kind kindOf(String type) {
        return switch (type) {
            case "message" -> Kind.MESSAGE;
            case "endOfConversation" -> Kind.END_OF_CONVERSATION;
            case "typing" -> Kind.TYPING;
            default -> Kind.OTHER;
        };
    }

    private static void checkMessage(ObjectNode message, int textLimit) {
        if (!message.path("attachments").isEmpty()) {
            throw new WebFailure(Reason.MEDIA_UNSUPPORTED, "attachments: not taken (expected: text only)");
        }
        String text = text(message);
        if (text.isBlank()) {
            throw new WebFailure(Reason.ARGUMENT_INVALID, "text: empty (expected: what the user says)");
        }
        if (text.length() > textLimit) {
            throw new WebFailure(
                    Reason.TOO_LARGE,
                    "text: " + text.length() + " characters (expected: at most " + textLimit
                            + ", setting assistant.web.direct-line.text-limit)");
        }
    }

    public Kind kind() {
        return kind;
    }

    public String text() {
        return text(json);
    }

    private static String text(ObjectNode json) {
        return json.path("text").isTextual() ? json.path("text").textValue() : "";
    }

    /** BCP 47; null when the client does not say. */
    public String locale() {
        return json.path("locale").isTextual() ? json.path("locale").textValue() : null;
    }

    /**
     * The activity's id in a conversation: the same for the same {@code clientActivityID}, so that what a client sends
     * again is recognised; a new one when it has none.
     */
    public String idIn(String conversation) {
        return clientActivityId(json)
                .map(clientId -> Ids.derived("web activity", conversation + '/' + clientId))
                .orElseGet(UUID::randomUUID)
                .toString();
    }

    private static Optional<String> clientActivityId(ObjectNode json) {
        JsonNode clientId = json.path("channelData").path(CLIENT_ACTIVITY_ID);
        return clientId.isTextual() && !clientId.textValue().isBlank()
                ? Optional.of(clientId.textValue())
                : Optional.empty();
    }

    /**
     * The activity as the stream gives it back, by which clients know that it arrived. Who it is from is what the token
     * says, whatever the client claims.
     */
    public String echo(String id, WebConversation conversation, Instant now) {
        ObjectNode echo = json.deepCopy();
        echo.put("id", id);
        echo.put("timestamp", now.toString());
        echo.put("channelId", ActivitySchema.CHANNEL_ID);
        echo.putObject("conversation").put("id", conversation.id());
        ObjectNode from =
                echo.putObject("from").put("id", conversation.userId()).put("role", "user");
        if (conversation.name() != null) {
            from.put("name", conversation.name());
        }
        return echo.toString();
    }
}
