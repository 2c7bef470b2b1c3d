package telecom.assistant.gateway.evaluation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * A turn in a report.
 *
 * @param answers one for each candidate, in the order of the candidates
 */
record ReplayedTurn(@JsonUnwrapped RecordedExchange exchange, List<CandidateAnswer> answers) {

    ReplayedTurn {
        answers = List.copyOf(answers);
    }
}
