package telecom.assistant.channel.web.activity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A thumb up or down for a reply. Clients send it as a {@code messageReaction} (Bot Framework, Activity, "Message reaction
 * activity"), or as the {@code invoke} of a feedback loop, named {@code message/submitAction}, as Web Chat and Teams do.
 *
 * @param reply the reply's id
 */
public record Rating(UUID reply, boolean helpful) {

    private static final Set<String> UP = Set.of("like", "plusOne");
    private static final Set<String> DOWN = Set.of("dislike");

    /** Empty if the activity is something else, or is not about a reply of ours. */
    static Optional<Rating> of(JsonNode activity) {
        return reaction(activity)
                .filter(reaction -> UP.contains(reaction) || DOWN.contains(reaction))
                .flatMap(reaction ->
                        id(activity.path("replyToId").asText()).map(reply -> new Rating(reply, UP.contains(reaction))));
    }

    private static Optional<String> reaction(JsonNode activity) {
        String type = activity.path("type").asText();
        if (type.equals("messageReaction")) {
            return Optional.ofNullable(
                    activity.path("reactionsAdded").path(0).path("type").textValue());
        }
        boolean feedback = type.equals("invoke")
                && activity.path("name").asText().equals("message/submitAction")
                && activity.path("value").path("actionName").asText().equals("feedback");
        return feedback
                ? Optional.ofNullable(activity.path("value")
                        .path("actionValue")
                        .path("reaction")
                        .textValue())
                : Optional.empty();
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
