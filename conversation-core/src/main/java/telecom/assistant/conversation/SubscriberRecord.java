package telecom.assistant.conversation;

import telecom.assistant.channel.SubscriberId;

/**
 * A subscriber.
 *
 * @param number the number in E.164 form; null if none is known
 * @param name the subscriber's name on an outside platform; null if none is known
 */
public record SubscriberRecord(SubscriberId id, String number, String name, String language) {

    public SubscriberRecord {
        name = StorableText.of(name);
    }
}
