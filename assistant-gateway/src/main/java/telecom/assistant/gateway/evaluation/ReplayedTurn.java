package telecom.assistant.gateway.evaluation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A turn in a report.
 *
 * @param recorded null if nobody answered
 * @param answers one for each candidate, in the order of the candidates
 */
record ReplayedTurn(
        UUID conversation,
        long turn,
        Instant at,
        String channel,
        String language,
        String said,
        RecordedReply recorded,
        List<CandidateAnswer> answers) {

    ReplayedTurn {
        answers = List.copyOf(answers);
    }

    static ReplayedTurn of(RecordedTurn turn, RecordedReply recorded, List<CandidateAnswer> answers) {
        return new ReplayedTurn(
                turn.conversation(),
                turn.turn(),
                turn.at(),
                turn.channel().label(),
                turn.language(),
                turn.said(),
                recorded,
                answers);
    }
}
