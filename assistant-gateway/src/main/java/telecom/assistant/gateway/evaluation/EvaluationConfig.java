package telecom.assistant.gateway.evaluation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds of evaluations, so that none gets in the way of subscribers and none keeps what was said for long. */
@ConfigMapping(prefix = "assistant.evaluation")
public interface EvaluationConfig {

    /** Conversations that one evaluation replays at most. */
    @WithDefault("200")
    int mostConversations();

    /** Conversations where the request does not say: the newest. */
    @WithDefault("20")
    int conversations();

    /** Turns of one conversation that may be replayed at most. */
    @WithDefault("50")
    int mostTurns();

    /** Turns of one conversation where the request does not say: its last ones. */
    @WithDefault("20")
    int turns();

    /** Utterances of one conversation that are read: its last ones. */
    @WithDefault("400")
    int utterancesRead();

    /** Candidates that one evaluation compares at most: each tier with each prompt. */
    @WithDefault("8")
    int mostCandidates();

    /** Answers that one evaluation may come to: conversations times turns times candidates. */
    @WithDefault("10000")
    int mostAnswers();

    /**
     * Conversations that may be replayed at once, each with one request at a time. It never is more than one less than
     * {@code assistant.admission.turns-at-once}.
     */
    @WithDefault("4")
    int mostAtOnce();

    /** Conversations that are replayed at once where the request does not say. */
    @WithDefault("2")
    int atOnce();

    /** What passes before each request, and again as long as turns of subscribers wait for the model. */
    @WithDefault("200ms")
    Duration pause();

    /** Longest answer, from asking to its end, with everything that the tier's client tries. */
    @WithDefault("2m")
    Duration answerTimeout();

    /** Longest evaluation; then it has failed, and shows what it has. */
    @WithDefault("2h")
    Duration longest();

    /** Reports that a node keeps in memory; the oldest leaves for the next. */
    @WithDefault("5")
    int kept();

    /** How long a report is kept after its evaluation has ended. It holds what was said. */
    @WithDefault("12h")
    Duration keptFor();

    /** The longest other system prompt, in characters. */
    @WithDefault("4000")
    int promptLength();
}
