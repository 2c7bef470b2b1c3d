package telecom.assistant.conversation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The changes that a decision made to a conversation. They are stored atomically.
 *
 * @param opens whether it is the first change of its conversation
 * @param usage the conversation's total use of the model on each day whose total has changed
 */
public record ConversationChange(
        SubscriberRecord subscriber,
        ConversationRecord conversation,
        List<LegRecord> legs,
        List<UtteranceRecord> utterances,
        boolean opens,
        List<DayUsage> usage) {

    public ConversationChange {
        legs = List.copyOf(legs);
        utterances = List.copyOf(utterances);
        usage = List.copyOf(usage);
    }

    /** Combines both changes. Where both contain a version of the same record, the later one counts. */
    public ConversationChange followedBy(ConversationChange later) {
        return new ConversationChange(
                later.subscriber,
                later.conversation,
                merged(
                        legs,
                        later.legs,
                        leg -> List.of(leg.route().channel(), leg.route().leg())),
                merged(utterances, later.utterances, UtteranceRecord::id),
                opens || later.opens,
                merged(usage, later.usage, DayUsage::day));
    }

    private static <T, K> List<T> merged(List<T> earlier, List<T> later, Function<T, K> key) {
        Map<K, T> all = new LinkedHashMap<>();
        earlier.forEach(one -> all.put(key.apply(one), one));
        later.forEach(one -> all.put(key.apply(one), one));
        return List.copyOf(all.values());
    }
}
