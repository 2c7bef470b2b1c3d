package telecom.assistant.store.conversation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.conversation.SubscriberRecord;

@Entity
@Table(name = "subscriber")
class SubscriberEntity {

    @Id
    @Column(name = "subscriber_id")
    String id;

    String number;
    String name;
    String language;

    @Column(name = "updated_at")
    Instant updatedAt;

    static SubscriberEntity of(SubscriberRecord subscriber) {
        SubscriberEntity entity = new SubscriberEntity();
        entity.id = subscriber.id().value();
        entity.number = subscriber.number();
        entity.name = subscriber.name();
        entity.language = subscriber.language();
        entity.updatedAt = Instant.now();
        return entity;
    }

    SubscriberRecord toRecord() {
        return new SubscriberRecord(new SubscriberId(id), number, name, language);
    }
}
