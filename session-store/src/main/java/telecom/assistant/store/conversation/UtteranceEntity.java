package telecom.assistant.store.conversation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.UtteranceState;

@Entity
@Table(name = "utterance")
class UtteranceEntity {

    /** Orders utterances {@code u} of one conversation; see {@link ConversationReader#lastUtterances}. */
    static final String NEWEST_FIRST =
            "u.turn desc, case when u.role = telecom.assistant.channel.event.Role.SUBSCRIBER then 1 else 0 end, u.saidAt desc";

    @Id
    @Column(name = "utterance_id")
    UUID id;

    @Column(name = "conversation_id")
    UUID conversationId;

    @Column(name = "subscriber_id")
    String subscriberId;

    long turn;

    @Enumerated(EnumType.STRING)
    Role role;

    @Column(name = "author_name")
    String authorName;

    @Enumerated(EnumType.STRING)
    Channel channel;

    String leg;
    String text;
    String language;

    @Enumerated(EnumType.STRING)
    UtteranceState state;

    @Column(name = "said_at")
    Instant saidAt;

    static UtteranceEntity of(ConversationRecord conversation, UtteranceRecord utterance) {
        UtteranceEntity entity = new UtteranceEntity();
        entity.id = utterance.id();
        entity.conversationId = conversation.id();
        entity.subscriberId = conversation.subscriber().value();
        entity.turn = utterance.turn();
        entity.role = utterance.role();
        entity.authorName = utterance.authorName();
        entity.channel = utterance.channel();
        entity.leg = utterance.leg();
        entity.text = utterance.text();
        entity.language = utterance.language();
        entity.state = utterance.state();
        entity.saidAt = utterance.at();
        return entity;
    }

    UtteranceRecord toRecord() {
        return new UtteranceRecord(id, turn, role, authorName, channel, leg, text, language, state, saidAt);
    }
}
