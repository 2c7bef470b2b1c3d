package telecom.assistant.gateway.admin;

import telecom.assistant.channel.Channel;
import telecom.assistant.channel.kafka.Topics;

/** The requirements for the assistant's topics: the configured limits, and how many partitions each topic needs. */
record TopicRequirements(AdminConfig limits, int nodePartitions) {

    /** Whether a topic keeps the newest record of each key for ever, because it holds nothing that subscribers said. */
    boolean isKept(String topic) {
        return topic.equals(Topics.AUDIT_HEADS);
    }

    /**
     * The fewest partitions that a topic may have. Each voice and web node has one of its own; engines share those of
     * the inbound topic.
     */
    int fewestPartitions(String topic) {
        if (topic.equals(Topics.INBOUND)) {
            return limits.inboundPartitions();
        }
        boolean byNode = topic.equals(Topics.outbound(Channel.VOICE)) || topic.equals(Topics.outbound(Channel.WEB));
        return byNode ? nodePartitions : 1;
    }
}
