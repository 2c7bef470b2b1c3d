package telecom.assistant.model.tier;

import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;
import telecom.assistant.model.Capability;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.Routing;
import telecom.assistant.model.TierCapabilities;
import telecom.assistant.model.Usage;
import telecom.assistant.model.meter.ModelMeters;
import telecom.assistant.model.meter.ModelMeters.ProbeOutcome;

/**
 * Asks a tier what it accepts, if its settings are {@code auto}: in rounds of one request for each capability, one
 * after another. Nothing waits for a round. The requests keep to the tier's quotas, and their tokens and cost are
 * counted, but they affect neither the breaker nor the tier's health, because a refusal is an answer. Two rounds are at
 * least {@code probe-pause} apart. Thread-safe.
 */
final class Probes implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Probes.class);

    /** An answer is read no further than this. */
    private static final int MOST_CHUNKS = 512;

    private enum State {
        IDLE,
        WAITING,
        ASKING,
        CLOSED
    }

    /**
     * The questions that are left, and what the tier has answered in this round. Earlier answers may come from before a
     * restart: a request that has something in it that the tier now refuses would be no question about anything else.
     */
    private record Round(Deque<Capability> left, TierCapabilities found) {}

    private final String tier;
    private final TierCapabilities capabilities;
    private final Function<TierCapabilities, ModelClient> clients;
    private final ProbePace pace;
    private final Vertx vertx;
    private final ModelMeters meters;
    private final Prices prices;
    private State state = State.IDLE;
    private boolean again;
    private long timer;

    /** @param clients send the tier what these capabilities allow, within its quotas */
    Probes(
            String tier,
            TierCapabilities capabilities,
            Function<TierCapabilities, ModelClient> clients,
            ProbePace pace,
            Vertx vertx,
            ModelMeters meters,
            Prices prices) {
        this.tier = tier;
        this.capabilities = capabilities;
        this.clients = clients;
        this.pace = pace;
        this.vertx = vertx;
        this.meters = meters;
        this.prices = prices;
        for (Capability capability : Capability.values()) {
            meters.supports(tier, capability, () -> capabilities.has(capability));
        }
    }

    /**
     * Has the tier asked about everything, as soon as the shortest pause allows, even if it was to be left alone for
     * longer because it did not answer.
     */
    synchronized void askAll() {
        if (state == State.ASKING) {
            again = true;
            return;
        }
        pace.startAfresh();
        if (state == State.WAITING && vertx.cancelTimer(timer)) {
            state = State.IDLE;
        }
        askSoon();
    }

    /** Has the tier asked once more if a question is still without an answer. */
    void askIfUnanswered() {
        if (capabilities.hasUnanswered()) {
            askSoon();
        }
    }

    private synchronized void askSoon() {
        if (state == State.IDLE && !capabilities.toAsk().isEmpty()) {
            state = State.WAITING;
            timer = vertx.setTimer(Math.max(1, pace.untilNext().toMillis()), due -> begin());
        }
    }

    private void begin() {
        synchronized (this) {
            if (state != State.WAITING) {
                return;
            }
            state = State.ASKING;
            again = false;
        }
        next(new Round(new ArrayDeque<>(capabilities.toAsk()), capabilities.withoutAnswers()));
    }

    private void next(Round round) {
        if (round.left().isEmpty()) {
            ended(false);
            return;
        }
        Probe probe = new Probe(round.left().remove());
        clients.apply(round.found().assuming(probe.about())).stream(probe.request())
                .select()
                .first(MOST_CHUNKS)
                .collect()
                .asList()
                .subscribe()
                .with(answer -> answered(probe, answer, round), failure -> failed(probe, failure, round));
    }

    private void answered(Probe probe, List<ModelChunk> answer, Round round) {
        answer.forEach(chunk -> chunk.usage().ifPresent(usage -> used(probe, usage)));
        learn(probe.about(), Optional.of(probe.isAcceptedBy(answer)), round);
        next(round);
    }

    private void failed(Probe probe, Throwable failure, Round round) {
        learn(probe.about(), probe.verdict(failure), round);
        if (Probe.endsTheRound(failure)) {
            round.left().forEach(capability -> learn(capability, Optional.empty(), round));
            ended(Probe.wasHeldUpHere(failure));
            return;
        }
        next(round);
    }

    private void used(Probe probe, Usage usage) {
        Routing routing = probe.request().routing();
        meters.used(routing, tier, usage);
        prices.of(tier, usage).ifPresent(cost -> meters.cost(routing, tier, cost, prices.currency()));
    }

    private void learn(Capability capability, Optional<Boolean> accepted, Round round) {
        accepted.ifPresent(verdict -> {
            capabilities.answered(capability, verdict);
            round.found().answered(capability, verdict);
        });
        ProbeOutcome outcome = accepted.map(verdict -> verdict ? ProbeOutcome.ACCEPTED : ProbeOutcome.REFUSED)
                .orElse(ProbeOutcome.UNANSWERED);
        meters.probed(tier, capability, outcome);
        LOG.infof("Model tier asked: tier=%s setting=%s outcome=%s", tier, capability.setting(), outcome);
    }

    private synchronized void ended(boolean heldUpHere) {
        if (state == State.CLOSED) {
            return;
        }
        state = State.IDLE;
        if (!capabilities.hasUnanswered()) {
            pace.answered();
        } else if (heldUpHere) {
            pace.heldUpHere();
        } else {
            pace.unanswered();
        }
        if (again) {
            askAll();
        }
    }

    @Override
    public synchronized void close() {
        state = State.CLOSED;
    }
}
