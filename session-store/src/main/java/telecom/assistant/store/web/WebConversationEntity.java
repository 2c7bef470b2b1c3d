package telecom.assistant.store.web;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import telecom.assistant.channel.SubscriberId;

@Entity
@Table(name = "web_conversation")
class WebConversationEntity {

    @Id
    @Column(name = "conversation_id")
    String id;

    @Column(name = "subscriber_id")
    String subscriberId;

    @Column(name = "user_id")
    String userId;

    @Column(name = "user_name")
    String userName;

    String number;

    @Column(name = "node_partition")
    Integer nodePartition;

    @Column(name = "next_seq")
    long nextSeq;

    @Column(name = "fence_conversation")
    UUID fenceConversation;

    @Column(name = "fence_epoch")
    long fenceEpoch;

    @Column(name = "fence_turn")
    Long fenceTurn;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "opened_at")
    Instant openedAt;

    @Column(name = "ended_at")
    Instant endedAt;

    WebConversation toRecord() {
        return new WebConversation(
                id,
                new SubscriberId(subscriberId),
                userId,
                userName,
                number,
                nodePartition,
                nextSeq - 1,
                Optional.ofNullable(fenceConversation)
                        .map(conversation -> new WebFence(conversation, fenceEpoch, fenceTurn)),
                openedAt != null,
                endedAt != null);
    }
}
