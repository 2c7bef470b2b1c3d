package telecom.assistant.gateway.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.event.ConversationMode;
import telecom.assistant.channel.event.DeskEvent.Suggestion;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.Undelivered;
import telecom.assistant.channel.event.UtteranceState;

/** What the desk and its page send each other: JSON objects that differ by {@code type}. */
final class DeskFrames {

    private DeskFrames() {}

    /** From the desk to the page. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    sealed interface Frame {}

    @JsonTypeName("snapshot")
    record Snapshot(List<ConversationItem> conversations) implements Frame {}

    @JsonTypeName("conversation")
    record ConversationChanged(ConversationItem conversation) implements Frame {}

    @JsonTypeName("transcript")
    record TranscriptRead(UUID conversation, List<UtteranceItem> utterances, SuggestionSet suggestions)
            implements Frame {}

    @JsonTypeName("utterance")
    record UtteranceChanged(UUID conversation, UtteranceItem utterance) implements Frame {}

    @JsonTypeName("suggestions")
    record SuggestionsOffered(UUID conversation, UUID basedOn, List<Suggestion> suggestions) implements Frame {}

    @JsonTypeName("suggestions-expired")
    record SuggestionsExpired(UUID conversation, UUID basedOn) implements Frame {}

    /** The conversation is over, and no longer in the queue. */
    @JsonTypeName("closed")
    record ConversationClosed(UUID conversation) implements Frame {}

    @JsonTypeName("accepted")
    record Accepted(String command) implements Frame {}

    @JsonTypeName("error")
    record Refused(String code, String message, String command) implements Frame {}

    /** A conversation in the queue. */
    record ConversationItem(
            UUID id,
            ConversationMode mode,
            Channel channel,
            String language,
            String name,
            String maskedNumber,
            String reason,
            String summary,
            Instant waitingSince,
            Instant lastAt,
            String lastText,
            Agent agent) {}

    record UtteranceItem(
            UUID id,
            long turn,
            Role role,
            String authorName,
            Channel channel,
            String text,
            UtteranceState state,
            Instant at,
            Undelivered undelivered) {}

    record SuggestionSet(UUID basedOn, List<Suggestion> items) {}

    /** From the page to the desk; fields that a type does not use are null. */
    record Command(String type, UUID conversation, String text, UUID suggestionId, String command) {}
}
