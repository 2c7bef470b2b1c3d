package telecom.assistant.gateway.engine;

import io.smallrye.mutiny.subscription.Cancellable;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import telecom.assistant.conversation.turn.Conversation;
import telecom.assistant.conversation.turn.Event;
import telecom.assistant.gateway.prompt.ConversationPrompts;
import telecom.assistant.gateway.prompt.Fold;

/**
 * Has the model summarise the oldest turns of one conversation while no answer is under way. No reply waits for a
 * summary, and at most one summary is under way. After a summary has failed, or the store has refused it, the next
 * attempt is made one turn later; after further failures, two turns later, then four, and so on. Thread-safe.
 */
final class Summaries {

    private static final Logger LOG = Logger.getLogger(Summaries.class);
    private static final int LONGEST_PAUSE_EXPONENT = 5;

    private final Engine engine;
    private final ConversationPrompts prompts;
    private final Consumer<Event> events;

    private UUID conversation;
    private long turn;
    private long notBeforeTurn;
    private int failures;
    private Fold pending;
    private Cancellable writing = () -> {};

    Summaries(Engine engine, ConversationPrompts prompts, Consumer<Event> events) {
        this.engine = engine;
        this.prompts = prompts;
        this.events = events;
    }

    /** Starts a summary if the conversation has grown too long for its prompt; checks this once per turn. */
    synchronized void write(Conversation resting) {
        if (!resting.id().equals(conversation)) {
            forget();
            conversation = resting.id();
        }
        turn = resting.turn();
        if (pending != null || turn < notBeforeTurn) {
            return;
        }
        notBeforeTurn = turn + 1;
        prompts.fold(resting.context()).ifPresent(this::write);
    }

    private void write(Fold fold) {
        pending = fold;
        writing = engine.summaries()
                .write(fold.request())
                .subscribe()
                .with(text -> written(fold, text), failure -> failed(fold, failure));
    }

    private void written(Fold fold, String text) {
        UUID summarised;
        synchronized (this) {
            if (!fold.equals(pending)) {
                return;
            }
            summarised = conversation;
        }
        events.accept(new Event.SummaryWritten(summarised, fold.summaryOf(text)));
    }

    /** Called when the latest summary has been stored. */
    synchronized void stored() {
        pending = null;
        failures = 0;
    }

    private synchronized void failed(Fold fold, Throwable failure) {
        if (fold.equals(pending)) {
            failed(failure);
        }
    }

    /** Called when the latest summary could not be written or stored. */
    synchronized void failed(Throwable failure) {
        pending = null;
        notBeforeTurn = turn + (1L << Math.min(failures, LONGEST_PAUSE_EXPONENT));
        failures++;
        LOG.warnf(
                "summary not written conversation=%s turn=%d cause=%s",
                conversation, turn, failure.getClass().getSimpleName());
    }

    synchronized boolean isUnderWay() {
        return pending != null;
    }

    /** Stops the summary that is under way. */
    synchronized void stop() {
        writing.cancel();
        pending = null;
    }

    /** Like {@link #stop}, and also forgets the conversation and its failures. */
    synchronized void forget() {
        stop();
        conversation = null;
        notBeforeTurn = 0;
        failures = 0;
    }
}
