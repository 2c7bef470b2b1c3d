package telecom.assistant.store.conversation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.conversation.ReplyOrigin;
import telecom.assistant.conversation.UtteranceRecord;

@Entity
@Table(name = "utterance")
@IdClass(UtteranceEntity.Key.class)
class UtteranceEntity {

    /** Orders the utterances {@code u} of a conversation in SQL; see {@link ConversationReader#lastUtterances}. */
    static final String NEWEST_FIRST = "u.turn desc, case when u.role = 'SUBSCRIBER' then 1 else 0 end, u.said_at desc";

    @Id
    @Column(name = "utterance_id")
    UUID id;

    @Id
    @Column(name = "conversation_id")
    UUID conversationId;

    @Column(name = "subscriber_id")
    String subscriberId;

    long turn;

    @Enumerated(EnumType.STRING)
    Role role;

    @Column(name = "author_name")
    String authorName;

    String channel;

    String leg;
    String text;
    String language;

    @Enumerated(EnumType.STRING)
    UtteranceState state;

    @Column(name = "said_at")
    Instant saidAt;

    String tier;
    String model;

    @Column(name = "self_contained")
    Boolean selfContained;

    @JdbcTypeCode(SqlTypes.JSON)
    String facts;

    UtteranceRecord toRecord() {
        ReplyOrigin origin = tier == null ? null : new ReplyOrigin(tier, model, Boolean.TRUE.equals(selfContained));
        return new UtteranceRecord(
                id,
                turn,
                role,
                authorName,
                ChannelColumn.read(channel),
                leg,
                text,
                language,
                state,
                saidAt,
                origin,
                FactsJson.read(facts));
    }

    /** The identity of an utterance. */
    record Key(UUID id, UUID conversationId) {}
}
