package telecom.assistant.channel.kafka;

import telecom.assistant.channel.Channel;
import telecom.assistant.channel.event.DeskEvent;
import telecom.assistant.channel.event.Event;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.OutboundEvent;

/** The Kafka topics, and the topic of each event. */
public final class Topics {

    public static final String INBOUND = "assistant.inbound";
    public static final String DESK = "assistant.desk";
    public static final String DEAD_LETTER = "assistant.dead-letter";
    /** Carries no events: the ends of the chains of the audit trail, compacted. */
    public static final String AUDIT_HEADS = "assistant.audit-heads";

    private static final String OUTBOUND = "assistant.outbound.";

    private Topics() {}

    /** The topic that a channel consumes. */
    public static String outbound(Channel channel) {
        return OUTBOUND + channel.label();
    }

    /** Whether a channel consumes this topic. */
    public static boolean isOutbound(String topic) {
        return topic.startsWith(OUTBOUND);
    }

    /** The topic to which an event is sent. */
    public static String of(Event event) {
        if (event instanceof InboundEvent) {
            return INBOUND;
        }
        if (event instanceof DeskEvent) {
            return DESK;
        }
        return outbound(((OutboundEvent) event).route().channel());
    }
}
