package telecom.assistant.channel.kafka;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Creates ends of logs for tests. */
public final class LogEnds {

    private LogEnds() {}

    /** The end of a log whose only partition ended at the offset. */
    public static LogEnd at(String topic, int partition, Uni<Long> offset) {
        TopicPartition where = new TopicPartition(topic, partition);
        return new LogEnd(() -> offset.map(end -> Map.of(where, end)));
    }
}
