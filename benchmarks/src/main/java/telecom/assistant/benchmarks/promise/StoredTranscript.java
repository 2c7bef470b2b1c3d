package telecom.assistant.benchmarks.promise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The stored utterances, by tag, by turn and by conversation. */
final class StoredTranscript {

    private final Map<Tag, List<StoredUtterance>> byTag = new HashMap<>();
    private final Map<String, List<StoredUtterance>> subscriberTurns = new HashMap<>();
    private final Map<String, List<StoredUtterance>> replies = new HashMap<>();
    private final Map<String, List<StoredUtterance>> conversations = new HashMap<>();
    private final Set<String> inDoubt;

    StoredTranscript(List<StoredUtterance> utterances, Set<String> inDoubt) {
        this.inDoubt = inDoubt;
        for (StoredUtterance utterance : utterances) {
            add(conversations, utterance.conversation(), utterance);
            if (utterance.isFromAssistant()) {
                add(replies, utterance.turnKey(), utterance);
            } else if (utterance.isFromSubscriber()) {
                Tag.in(utterance.text()).forEach(tag -> add(byTag, tag, utterance));
                add(subscriberTurns, utterance.turnKey(), utterance);
            }
        }
    }

    private static <K> void add(Map<K, List<StoredUtterance>> map, K key, StoredUtterance utterance) {
        map.computeIfAbsent(key, unknown -> new ArrayList<>()).add(utterance);
    }

    List<StoredUtterance> utterances(Tag tag) {
        return byTag.getOrDefault(tag, List.of());
    }

    /** Everything stored in a conversation. */
    List<StoredUtterance> utterancesOf(String conversation) {
        return conversations.getOrDefault(conversation, List.of());
    }

    /** The replies of the assistant in the turn of an utterance. */
    List<StoredUtterance> replies(StoredUtterance utterance) {
        return replies.getOrDefault(utterance.turnKey(), List.of());
    }

    /** Whether a reply is in a turn without an utterance of the subscriber. */
    boolean isUnasked(StoredUtterance reply) {
        return !subscriberTurns.containsKey(reply.turnKey());
    }

    /**
     * The tag of the last utterance of the turn, because texts in quick succession share a turn, and the client records
     * the reply as the answer to the last.
     */
    Tag answeredAs(StoredUtterance utterance, Tag fallback) {
        return subscriberTurns.get(utterance.turnKey()).stream()
                .flatMap(each -> Tag.in(each.text()).stream())
                .filter(tag -> tag.account() == fallback.account())
                .reduce((first, second) -> first.number() > second.number() ? first : second)
                .orElse(fallback);
    }

    boolean isInDoubt(StoredUtterance reply) {
        return inDoubt.contains(reply.id());
    }
}
