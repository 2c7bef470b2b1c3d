package telecom.assistant.gateway.engine;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.util.UUID;
import org.jboss.logging.Logger;
import telecom.assistant.gateway.prompt.Fold;
import telecom.assistant.store.RefusedException;
import telecom.assistant.store.conversation.Summary;

/**
 * Folds the oldest turns of one conversation into its rolling summary. The model writes it beside the lane, and no reply
 * waits for it; it comes back as a step. At most one is under way. One that failed is tried again after one turn, then
 * after two, four and so on. Confined to the lane.
 */
final class Summaries {

    private static final Logger LOG = Logger.getLogger(Summaries.class);
    private static final int LONGEST_PAUSE_EXPONENT = 5;

    private final EngineServices services;
    private final ConversationLane lane;

    private UUID conversationId;
    private long notBeforeTurn;
    private int failures;
    private Fold pending;
    private Cancellable writing;

    Summaries(EngineServices services, ConversationLane lane) {
        this.services = services;
        this.lane = lane;
    }

    /** What is under way for an earlier conversation is no longer wanted. */
    void follow(Conversation conversation) {
        if (!conversation.id().equals(conversationId)) {
            cancel();
            conversationId = conversation.id();
        }
    }

    /** Has the oldest turns summed up if there are too many. To be called between turns; looks once a turn. */
    void foldIfDue(Conversation conversation) {
        if (pending != null || conversation.turn() < notBeforeTurn) {
            return;
        }
        notBeforeTurn = conversation.turn() + 1;
        services.prompts().fold(conversation.context()).ifPresent(this::write);
    }

    private void write(Fold fold) {
        pending = fold;
        writing = services.summaryWriter()
                .write(fold.request())
                .subscribe()
                .with(
                        text -> lane.submitAside(conversation -> keep(conversation, fold, text)),
                        failure -> lane.submit(conversation -> miss(conversation, fold, failure)));
    }

    private Uni<Void> keep(Conversation conversation, Fold fold, String text) {
        if (!fold.equals(pending) || !conversation.id().equals(conversationId)) {
            return Uni.createFrom().voidItem();
        }
        Summary before = conversation.summary();
        conversation.summarize(fold.into(text));
        return services.log()
                .save(conversation)
                .invoke(() -> {
                    pending = null;
                    failures = 0;
                })
                .onFailure(RefusedException.class)
                .recoverWithUni(refused -> {
                    conversation.summarize(before);
                    return miss(conversation, fold, refused);
                });
    }

    private Uni<Void> miss(Conversation conversation, Fold fold, Throwable failure) {
        if (fold.equals(pending) && conversation.id().equals(conversationId)) {
            pending = null;
            notBeforeTurn = conversation.turn() + (1L << Math.min(failures, LONGEST_PAUSE_EXPONENT));
            failures++;
            LOG.warnf(
                    "no summary conversation=%s turn=%d cause=%s",
                    conversation.id(), conversation.turn(), failure.getClass().getSimpleName());
        }
        return Uni.createFrom().voidItem();
    }

    boolean isUnderWay() {
        return pending != null;
    }

    /** Forgets what is under way, and all that was learnt from failures. */
    void cancel() {
        if (writing != null) {
            writing.cancel();
        }
        writing = null;
        pending = null;
        conversationId = null;
        notBeforeTurn = 0;
        failures = 0;
    }
}
