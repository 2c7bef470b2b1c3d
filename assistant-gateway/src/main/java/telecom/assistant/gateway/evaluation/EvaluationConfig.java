package telecom.assistant.gateway.evaluation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits on evaluations, so that they neither get in the way of subscribers nor keep what was said for long. */
@ConfigMapping(prefix = "assistant.evaluation")
public interface EvaluationConfig {

    /** The most conversations that one evaluation replays. */
    @WithDefault("200")
    int mostConversations();

    /** Conversations to replay if the request does not say: the newest ones. */
    @WithDefault("20")
    int conversations();

    /** The most turns that may be replayed of one conversation. */
    @WithDefault("50")
    int mostTurns();

    /** Turns to replay of one conversation if the request does not say: its last ones. */
    @WithDefault("20")
    int turns();

    /** Utterances that are read of one conversation: its last ones. */
    @WithDefault("400")
    int utterancesRead();

    /** The most candidates that one evaluation compares; each tier with each prompt is one. */
    @WithDefault("8")
    int mostCandidates();

    /** The most answers of one evaluation: conversations times turns times candidates. */
    @WithDefault("10000")
    int mostAnswers();

    /**
     * The most conversations that may be replayed at a time, with one request each. It is kept below {@code
     * assistant.admission.turns-at-once} if that is more than 1.
     */
    @WithDefault("4")
    int mostAtOnce();

    /** Conversations that are replayed at a time if the request does not say. */
    @WithDefault("2")
    int atOnce();

    /** The pause before each request, which is repeated as long as subscribers' turns are waiting for the model. */
    @WithDefault("200ms")
    Duration pause();

    /**
     * The longest time for an answer, from the request to its end, including everything that the tier's client tries.
     */
    @WithDefault("2m")
    Duration answerTimeout();

    /** The longest time for an evaluation; after that it counts as failed, and its report shows what there is. */
    @WithDefault("2h")
    Duration longest();

    /** Reports that a node keeps in memory; beyond that, each new one displaces the oldest. */
    @WithDefault("5")
    int kept();

    /** How long a report is kept after its evaluation has ended, since it holds what was said. */
    @WithDefault("12h")
    Duration keptFor();

    /** The longest system prompt that a request may bring, in characters. */
    @WithDefault("4000")
    int promptLength();
}
