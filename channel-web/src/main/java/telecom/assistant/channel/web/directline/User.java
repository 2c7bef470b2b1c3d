package telecom.assistant.channel.web.directline;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import telecom.assistant.channel.web.failure.WebFailure;
import telecom.assistant.channel.web.failure.WebFailure.Reason;

/**
 * The user of a chat, according to the operator's backend.
 *
 * @param id the app account; generated when the backend names none
 * @param name null when unknown
 * @param phoneNumber the number linked to the account, as the backend writes it; null when there is none
 */
record User(String id, String name, String phoneNumber) {

    private static final int LONGEST = 256;

    /** Reads {@code {user: {id, name, phone_number}}}, any part of which may be missing. */
    static User of(JsonNode body) {
        JsonNode user = body.path("user");
        if (!user.isMissingNode() && !user.isNull() && !user.isObject()) {
            throw new WebFailure(Reason.ARGUMENT_INVALID, "user: not an object (expected: {id, name, phone_number})");
        }
        String id = text(user, "id");
        return new User(id == null ? "dl_" + UUID.randomUUID() : id, text(user, "name"), text(user, "phone_number"));
    }

    private static String text(JsonNode user, String field) {
        JsonNode value = user.path(field);
        if (value.isContainerNode()) {
            throw new WebFailure(Reason.ARGUMENT_INVALID, "user." + field + ": not a text (expected: a text)");
        }
        String text = value.asText("").strip();
        if (text.length() > LONGEST) {
            throw new WebFailure(
                    Reason.ARGUMENT_INVALID,
                    "user." + field + ": " + text.length() + " characters (expected: at most " + LONGEST + ")");
        }
        return text.isEmpty() ? null : text;
    }

    /** Reveals nothing about the user. */
    @Override
    public String toString() {
        return "user";
    }
}
