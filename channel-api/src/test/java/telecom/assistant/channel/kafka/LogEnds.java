package telecom.assistant.channel.kafka;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Ends of logs for tests. */
public final class LogEnds {

    private LogEnds() {}

    /** A log that ended at the offset, as soon as that is known. */
    public static LogEnd at(String topic, int partition, Uni<Long> offset) {
        TopicPartition where = new TopicPartition(topic, partition);
        return new LogEnd(() -> offset.map(end -> Map.of(where, end)));
    }
}
