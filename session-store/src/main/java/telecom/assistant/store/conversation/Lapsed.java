package telecom.assistant.store.conversation;

import java.util.UUID;
import telecom.assistant.channel.SubscriberId;

/** An open conversation in which nothing has happened for too long. */
public record Lapsed(SubscriberId subscriber, UUID conversation) {}
