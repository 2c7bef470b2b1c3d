package telecom.assistant.gateway.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What is to be replayed, and against what.
 *
 * @param turns of each conversation at most, its last ones
 * @param atOnce conversations that are replayed at once
 */
record EvaluationRequest(List<Candidate> candidates, Conversations conversations, int turns, int atOnce) {

    EvaluationRequest {
        candidates = List.copyOf(candidates);
    }

    /** Which conversations. */
    sealed interface Conversations {

        /** These. */
        record Named(List<UUID> ids) implements Conversations {
            public Named {
                ids = List.copyOf(ids);
            }
        }

        /** The newest, or the newest of those opened before another one. */
        record Newest(int last, Optional<UUID> before) implements Conversations {}
    }

    /** How many conversations it may come to. */
    int most() {
        return conversations instanceof Conversations.Named named
                ? named.ids().size()
                : ((Conversations.Newest) conversations).last();
    }
}
