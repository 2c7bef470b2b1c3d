package telecom.assistant.store.conversation;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Recorded conversations in memory; the last one added is the newest. */
public final class KnownRecordings extends RecordedConversations {

    private final Map<UUID, RecordedConversation> conversations = new LinkedHashMap<>();
    private RuntimeException readFailure;

    public KnownRecordings() {
        super(null);
    }

    public void add(RecordedConversation conversation) {
        conversations.put(conversation.id(), conversation);
    }

    /** From now on every read fails. */
    public void failReads(RuntimeException failure) {
        readFailure = failure;
    }

    @Override
    public Uni<List<UUID>> newest(Optional<UUID> before, int limit) {
        List<UUID> newestFirst = new ArrayList<>();
        conversations.keySet().forEach(id -> newestFirst.add(0, id));
        int from = before.map(id -> newestFirst.indexOf(id) + 1).orElse(0);
        return Uni.createFrom()
                .item(newestFirst.subList(from, newestFirst.size()).stream()
                        .limit(limit)
                        .toList());
    }

    @Override
    public Uni<Optional<RecordedConversation>> read(UUID conversation, int utterances) {
        return readFailure != null
                ? Uni.createFrom().failure(readFailure)
                : Uni.createFrom().item(Optional.ofNullable(conversations.get(conversation)));
    }
}
