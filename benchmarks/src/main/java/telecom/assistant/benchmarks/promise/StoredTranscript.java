package telecom.assistant.benchmarks.promise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the store has, by utterance, by turn and by conversation. */
final class StoredTranscript {

    private final Map<Tag, List<StoredUtterance>> said = new HashMap<>();
    private final Map<String, List<StoredUtterance>> saidInTurn = new HashMap<>();
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
                Tag.in(utterance.text()).forEach(tag -> add(said, tag, utterance));
                add(saidInTurn, utterance.turnKey(), utterance);
            }
        }
    }

    private static <K> void add(Map<K, List<StoredUtterance>> map, K key, StoredUtterance utterance) {
        map.computeIfAbsent(key, unknown -> new ArrayList<>()).add(utterance);
    }

    List<StoredUtterance> said(Tag tag) {
        return said.getOrDefault(tag, List.of());
    }

    /** Everything stored in a conversation. */
    List<StoredUtterance> of(String conversation) {
        return conversations.getOrDefault(conversation, List.of());
    }

    /** What the assistant said in the turn of an utterance. */
    List<StoredUtterance> replies(StoredUtterance said) {
        return replies.getOrDefault(said.turnKey(), List.of());
    }

    /** Whether the subscriber said nothing in the turn of a reply. */
    boolean isUnasked(StoredUtterance reply) {
        return !saidInTurn.containsKey(reply.turnKey());
    }

    /**
     * The tag of the last utterance of the turn, because texts in quick succession share a turn, and the client records
     * the reply as the answer to the last.
     */
    Tag answeredAs(StoredUtterance utterance, Tag fallback) {
        return saidInTurn.get(utterance.turnKey()).stream()
                .flatMap(each -> Tag.in(each.text()).stream())
                .filter(tag -> tag.account() == fallback.account())
                .reduce((first, second) -> first.number() > second.number() ? first : second)
                .orElse(fallback);
    }

    boolean isInDoubt(StoredUtterance reply) {
        return inDoubt.contains(reply.id());
    }
}
