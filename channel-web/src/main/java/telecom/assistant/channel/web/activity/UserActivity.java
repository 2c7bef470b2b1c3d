package telecom.assistant.channel.web.activity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.WellFormedText;
import telecom.assistant.channel.personal.PersonalData;
import telecom.assistant.channel.web.failure.WebFailure;
import telecom.assistant.channel.web.failure.WebFailure.Reason;
import telecom.assistant.store.web.WebConversation;

/** An activity that a client posted, once it has been checked and {@linkplain PersonalData personal data} masked. */
public final class UserActivity {

    /** What the activity means to the assistant. */
    public enum Kind {
        MESSAGE,
        END_OF_CONVERSATION,
        /** Neither stored nor published. */
        TYPING,
        /** A thumb for a reply; only the thumb is kept. */
        RATING,
        /** Stored and echoed like the others, but not answered by the assistant. */
        OTHER
    }

    private static final String CLIENT_ACTIVITY_ID = "clientActivityID";

    private final Kind kind;
    private final ObjectNode json;
    private final Optional<Rating> rating;

    private UserActivity(Kind kind, ObjectNode json, Optional<Rating> rating) {
        this.kind = kind;
        this.json = json;
        this.rating = rating;
    }

    /**
     * Reads and checks a posted activity.
     *
     * @param textLimit longest text of a message, in characters
     * @param message masks the text of a message, which may continue an earlier one
     * @param field masks any other field
     * @throws WebFailure when it is not an activity, or not one that can be accepted
     */
    public static UserActivity of(
            JsonNode posted, int textLimit, UnaryOperator<String> message, UnaryOperator<String> field) {
        if (!(posted instanceof ObjectNode object) || !object.path("type").isTextual()) {
            throw new WebFailure(Reason.ARGUMENT_INVALID, "activity: no type (expected: an activity object)");
        }
        Optional<Rating> rating = Rating.of(object);
        Kind kind =
                rating.isPresent() ? Kind.RATING : kindOf(object.path("type").textValue());
        if (kind == Kind.MESSAGE) {
            checkMessage(object, textLimit);
        }
        // Masks every field, because cards and forms have fields of their own for the user's text.
        ObjectNode json = (ObjectNode) PersonalData.mask(object, field);
        if (object.path("text").isTextual()) {
            json.put("text", message.apply(object.path("text").textValue()));
        }
        // This id is not text by the user and must not change: the client recognizes the echo by it, and this service
        // recognizes a repetition.
        clientActivityId(object)
                .ifPresent(id -> json.withObjectProperty("channelData").put(CLIENT_ACTIVITY_ID, id));
        return new UserActivity(kind, json, rating);
    }

    /** What the user thinks of a reply; empty unless the activity is a rating. */
    public Optional<Rating> rating() {
        return rating;
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
            throw new WebFailure(Reason.MEDIA_UNSUPPORTED, "attachments: not supported (expected: text only)");
        }
        String text = text(message);
        if (text.isEmpty()) {
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

    /**
     * The user's text. The activity of a button may have no text of its own (Bot Framework, {@code postBack} and {@code
     * messageBack}): then it is the text that the button shows in the chat or, if there is none, the button's value.
     */
    private static String text(ObjectNode json) {
        JsonNode value = json.path("value");
        return Stream.of(
                        json.path("text").textValue(),
                        json.path("channelData")
                                .path("messageBack")
                                .path("displayText")
                                .textValue(),
                        value.isNull() ? null : value.asText(),
                        value.isContainerNode() && !value.isEmpty() ? value.toString() : null)
                .filter(text -> text != null && !WellFormedText.isInvisible(text))
                .findFirst()
                .orElse("");
    }

    /** BCP 47; null when the client does not name one. */
    public String locale() {
        return json.path("locale").textValue();
    }

    /**
     * The activity's id in a conversation. It is derived from the {@code clientActivityID}, so that a repetition is
     * recognized; without one, it is a new id.
     */
    public String idIn(String conversation) {
        return clientActivityId(json)
                .map(clientId -> Ids.derived("web activity", conversation + '/' + clientId))
                .orElseGet(UUID::randomUUID)
                .toString();
    }

    /** Whether the activity would have the same id if it were sent again. */
    public boolean hasClientId() {
        return clientActivityId(json).isPresent();
    }

    private static Optional<String> clientActivityId(ObjectNode json) {
        return Optional.ofNullable(
                        json.path("channelData").path(CLIENT_ACTIVITY_ID).textValue())
                .filter(clientId -> !clientId.isBlank());
    }

    /**
     * The activity as it is sent back on the stream, to show the client that it has arrived. Its sender is the user of
     * the token, whatever the client claims.
     */
    public String echo(String id, WebConversation conversation, Instant now) {
        ObjectNode echo = json.deepCopy();
        echo.put("id", id);
        echo.put("timestamp", now.toString());
        echo.put("channelId", BotActivities.CHANNEL_ID);
        echo.putObject("conversation").put("id", conversation.id());
        ObjectNode from =
                echo.putObject("from").put("id", conversation.userId()).put("role", "user");
        if (conversation.name() != null) {
            from.put("name", conversation.name());
        }
        return echo.toString();
    }
}
