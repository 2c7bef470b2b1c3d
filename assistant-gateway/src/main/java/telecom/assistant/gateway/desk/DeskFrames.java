package telecom.assistant.gateway.desk;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.UUID;
import telecom.assistant.channel.WellFormedText;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.event.DeskEvent.ConversationUpdated;
import telecom.assistant.channel.event.DeskEvent.Suggestion;
import telecom.assistant.channel.event.DeskEvent.UtteranceAdded;

/** The frames that the desk and its page send each other: JSON objects, distinguished by their {@code type}. */
final class DeskFrames {

    private DeskFrames() {}

    /** A frame that the desk sends to the page. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    sealed interface Frame {}

    @JsonTypeName("snapshot")
    record Snapshot(List<ConversationUpdated> conversations) implements Frame {}

    @JsonTypeName("conversation")
    record ConversationChanged(ConversationUpdated conversation) implements Frame {}

    /** @param more whether there are older utterances */
    @JsonTypeName("transcript")
    record TranscriptRead(UUID conversation, List<UtteranceAdded> utterances, boolean more, SuggestionSet suggestions)
            implements Frame {}

    /** The utterances just before those that the page already has. */
    @JsonTypeName("older")
    record OlderRead(UUID conversation, List<UtteranceAdded> utterances, boolean more) implements Frame {}

    @JsonTypeName("utterance")
    record UtteranceChanged(UUID conversation, UtteranceAdded utterance) implements Frame {}

    @JsonTypeName("suggestions")
    record SuggestionsOffered(UUID conversation, UUID basedOn, List<Suggestion> suggestions) implements Frame {}

    @JsonTypeName("suggestions-expired")
    record SuggestionsExpired(UUID conversation, UUID basedOn) implements Frame {}

    /** The conversation is over, and no longer in the queue. */
    @JsonTypeName("closed")
    record ConversationClosed(UUID conversation) implements Frame {}

    @JsonTypeName("accepted")
    record Accepted(String command) implements Frame {}

    /** Asks whether the page is still there; it answers with a {@code pong}. */
    @JsonTypeName("ping")
    record Ping() implements Frame {}

    /**
     * @param command the page's id of the command that was refused; null if it is not known
     * @param agent the agent who has the conversation, if that is the reason; otherwise null
     */
    @JsonTypeName("error")
    record Refused(String code, String message, String command, Agent agent) implements Frame {

        Refused(String code, String message, String command) {
            this(code, message, command, null);
        }
    }

    /**
     * A conversation in the queue is sent as its event, with the conversation's id as {@code id}; its utterances have frames
     * of their own.
     */
    interface ConversationItem {

        @JsonProperty("id")
        UUID conversation();

        @JsonIgnore
        List<UtteranceAdded> utterances();
    }

    /** An utterance is sent as its event, with its own id as {@code id}; the frame around it names the conversation. */
    interface UtteranceItem {

        @JsonIgnore
        UUID conversation();

        @JsonProperty("id")
        UUID utteranceId();
    }

    /** A mapper for frames, with all other settings as in the given one. */
    static ObjectMapper mapper(ObjectMapper json) {
        return json.copy()
                .addMixIn(ConversationUpdated.class, ConversationItem.class)
                .addMixIn(UtteranceAdded.class, UtteranceItem.class);
    }

    record SuggestionSet(UUID basedOn, List<Suggestion> items) {}

    /**
     * A frame that the page sends to the desk: a command of its agent. Fields that the command's type does not use are
     * null.
     *
     * @param replaces the id of the agent from whom this one takes over; null if nobody has the conversation, as far as
     *     the page knows
     * @param before the id of the oldest utterance that the page has
     * @param reason why an agent opens a conversation that is neither theirs nor offered to them
     */
    record Command(
            String type,
            UUID conversation,
            String text,
            UUID suggestionId,
            String command,
            String replaces,
            UUID before,
            String reason) {

        Command(String type, UUID conversation, String text, UUID suggestionId, String command, String replaces) {
            this(type, conversation, text, suggestionId, command, replaces, null, null);
        }

        Command {
            text = WellFormedText.of(text);
        }
    }
}
