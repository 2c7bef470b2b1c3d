package telecom.assistant.gateway.evaluation;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import telecom.assistant.store.conversation.RecordedConversations;

/**
 * What an evaluation replays, and which candidates it asks.
 *
 * @param turns the most turns of each conversation to replay: its last ones
 * @param atOnce how many conversations are replayed at a time
 */
record EvaluationRequest(List<Candidate> candidates, Conversations conversations, int turns, int atOnce) {

    EvaluationRequest {
        candidates = List.copyOf(candidates);
    }

    /**
     * Which conversations are replayed.
     *
     * @param named the ids of the conversations; if empty, the newest conversations are replayed
     * @param most the most conversations to replay
     * @param before if the newest conversations are replayed, only those opened before this one count
     */
    record Conversations(Optional<List<UUID>> named, int most, Optional<UUID> before) {

        static Conversations named(List<UUID> ids) {
            return new Conversations(Optional.of(List.copyOf(ids)), ids.size(), Optional.empty());
        }

        static Conversations newest(int most, Optional<UUID> before) {
            return new Conversations(Optional.empty(), most, before);
        }

        Uni<List<UUID>> select(RecordedConversations recorded) {
            return named.map(ids -> Uni.createFrom().item(ids)).orElseGet(() -> recorded.newest(before, most));
        }
    }
}
