package telecom.assistant.store.desk;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import telecom.assistant.channel.event.DeskEvent.Suggestion;
import telecom.assistant.channel.event.SuggestionOutcome;

@Entity
@Table(name = "suggestion")
@IdClass(SuggestionEntity.Key.class)
class SuggestionEntity {

    @Id
    @Column(name = "suggestion_id")
    UUID id;

    @Id
    @Column(name = "conversation_id")
    UUID conversationId;

    @Column(name = "subscriber_id")
    String subscriberId;

    @Column(name = "based_on")
    UUID basedOn;

    int rank;
    String text;
    double confidence;

    @Column(name = "offered_at")
    Instant offeredAt;

    @Enumerated(EnumType.STRING)
    SuggestionOutcome outcome;

    @Column(name = "final_text")
    String finalText;

    @Column(name = "edit_distance")
    Integer editDistance;

    @Column(name = "agent_id")
    String agentId;

    @Column(name = "settled_at")
    Instant settledAt;

    Suggestion toSuggestion() {
        return new Suggestion(id, text, confidence);
    }

    /** The identity of a suggestion. */
    record Key(UUID id, UUID conversationId) {}
}
