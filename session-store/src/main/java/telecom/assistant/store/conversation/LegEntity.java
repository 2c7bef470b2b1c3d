package telecom.assistant.store.conversation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import telecom.assistant.channel.Route;
import telecom.assistant.conversation.LegRecord;

@Entity
@Table(name = "leg")
@IdClass(LegEntity.Key.class)
class LegEntity {

    @Id
    @Column(name = "conversation_id")
    UUID conversationId;

    @Id
    String channel;

    @Id
    String leg;

    @Column(name = "subscriber_id")
    String subscriberId;

    @Column(name = "subscriber_address")
    String subscriberAddress;

    @Column(name = "service_address")
    String serviceAddress;

    @Column(name = "node_partition")
    Integer nodePartition;

    boolean disclosed;

    @Column(name = "last_at")
    Instant lastAt;

    @Column(name = "closed_at")
    Instant closedAt;

    LegRecord toRecord() {
        Route route = new Route(ChannelColumn.read(channel), leg, subscriberAddress, serviceAddress, nodePartition);
        return new LegRecord(route, disclosed, lastAt, closedAt);
    }

    /** The identity of a leg, in the form that Jakarta Persistence asks for. */
    static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        UUID conversationId;
        String channel;
        String leg;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && Objects.equals(conversationId, key.conversationId)
                    && Objects.equals(channel, key.channel)
                    && Objects.equals(leg, key.leg);
        }

        @Override
        public int hashCode() {
            return Objects.hash(conversationId, channel, leg);
        }
    }
}
