package telecom.assistant.gateway.evaluation;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.flow.Timers;
import telecom.assistant.gateway.prompt.Prompts;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.tier.Prices;

/**
 * Gets the candidates' answers to recorded turns. Candidates are offered the same tools as in a subscriber's turn, but
 * their calls are only recorded, never carried out. The token estimate does not learn from the usage that their tiers
 * report, because a tier that is only being tried out must not change the prompts of subscribers.
 */
@ApplicationScoped
class Candidates {

    /** The label that distinguishes these requests from those of subscribers in routes and metrics. */
    static final String LABEL = "evaluation";

    private final ModelClient model;
    private final Prompts prompts;
    private final Prices prices;
    private final EvaluationConfig config;
    private final Timers timers;

    Candidates(ModelClient model, Prompts prompts, Prices prices, EvaluationConfig config, Timers timers) {
        this.model = model;
        this.prompts = prompts;
        this.prices = prices;
        this.config = config;
        this.timers = timers;
    }

    /**
     * Asks a candidate. The result never fails: a failure is an answer, too. Cancelling it closes the model's stream.
     */
    Uni<CandidateAnswer> ask(RecordedTurn turn, Candidate candidate) {
        return Uni.createFrom().deferred(() -> {
            AnswerInProgress answer = new AnswerInProgress(turn.exchange(), candidate, System::nanoTime);
            Uni<Void> completed = model.stream(request(turn, candidate))
                    .onItem()
                    .invoke(answer::add)
                    .onItem()
                    .ignoreAsUni();
            Uni<Void> tooLate = timers.after(config.answerTimeout()).onItem().failWith(() -> new TimeoutException());
            return Uni.combine()
                    .any()
                    .of(completed, tooLate)
                    .map(ended -> answer.done(prices))
                    .onFailure()
                    .recoverWithItem(answer::failed);
        });
    }

    private ModelRequest request(RecordedTurn turn, Candidate candidate) {
        Channel channel = turn.exchange().channel();
        String system = candidate.prompt().system(channel).orElseGet(prompts::system);
        return prompts.reply(channel, turn.context(), system)
                .withTier(candidate.tier())
                .withChannel(LABEL);
    }
}
