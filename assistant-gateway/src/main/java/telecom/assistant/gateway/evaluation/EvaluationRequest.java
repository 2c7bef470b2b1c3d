package telecom.assistant.gateway.evaluation;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import telecom.assistant.store.conversation.RecordedConversations;

/**
 * What is to be replayed, and against what.
 *
 * @param turns the most turns of each conversation: its last ones
 * @param atOnce how many conversations are replayed at a time
 */
record EvaluationRequest(List<Candidate> candidates, Conversations conversations, int turns, int atOnce) {

    EvaluationRequest {
        candidates = List.copyOf(candidates);
    }

    /** Which conversations are replayed. */
    sealed interface Conversations {

        /** The most conversations that there can be. */
        int most();

        Uni<List<UUID>> select(RecordedConversations recorded);

        /** The ones with these ids. */
        record Named(List<UUID> ids) implements Conversations {
            public Named {
                ids = List.copyOf(ids);
            }

            @Override
            public int most() {
                return ids.size();
            }

            @Override
            public Uni<List<UUID>> select(RecordedConversations recorded) {
                return Uni.createFrom().item(ids);
            }
        }

        /** The newest, or the newest of those opened before another one. */
        record Newest(int last, Optional<UUID> before) implements Conversations {

            @Override
            public int most() {
                return last;
            }

            @Override
            public Uni<List<UUID>> select(RecordedConversations recorded) {
                return recorded.newest(before, last);
            }
        }
    }
}
