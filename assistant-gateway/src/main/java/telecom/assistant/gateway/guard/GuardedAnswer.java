package telecom.assistant.gateway.guard;

import io.smallrye.mutiny.helpers.Subscriptions;
import io.smallrye.mutiny.operators.multi.MultiOperatorProcessor;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import java.util.Optional;
import java.util.concurrent.Flow;
import telecom.assistant.model.FinishReason;
import telecom.assistant.model.ModelChunk;

/** One stream of the model on its way through a {@link ReplyGuard}. */
final class GuardedAnswer extends MultiOperatorProcessor<ModelChunk, ModelChunk> {

    /** While a whole answer is held back, it may be this many times as long as a reply, because thoughts are long. */
    private static final int THOUGHT_TO_REPLY = 16;

    private final ReplyGuard guard;
    private final ReplyGuards guards;
    private final GuardedText text;
    private final StringBuilder held = new StringBuilder();
    private RepetitionWatch heldRepetitions;
    private String tier = "";
    private boolean holding;
    private boolean beganWithThought;

    GuardedAnswer(MultiSubscriber<? super ModelChunk> downstream, ReplyGuard guard, ReplyGuards guards) {
        super(downstream);
        this.guard = guard;
        this.guards = guards;
        this.text = new GuardedText(guards.rules(), guard::count);
        this.holding = guard.isShownWhole();
        this.heldRepetitions = new RepetitionWatch(guards.config().repetitions());
    }

    @Override
    public void onItem(ModelChunk chunk) {
        if (isDone()) {
            return;
        }
        if (chunk instanceof ModelChunk.Content content) {
            add(text.next(content.text()));
            if (text.isEnded()) {
                release();
                finish(FinishReason.STOP);
            }
            return;
        }
        if (chunk instanceof ModelChunk.Opened opened) {
            tier = opened.tier();
            holding |= guards.opensWithThought(tier);
        } else if (chunk instanceof ModelChunk.Finished finished
                && !finished.reason().isWhole()
                && isWithinThought()) {
            held.setLength(0);
        } else if (chunk instanceof ModelChunk.ToolCalls || chunk instanceof ModelChunk.Finished) {
            release();
        }
        if (!isDone()) {
            downstream.onItem(chunk);
        }
    }

    @Override
    public void onFailure(Throwable failure) {
        if (!isDone() && !isWithinThought()) {
            release();
        }
        super.onFailure(failure);
    }

    /** Whether the text that is held back is most likely a thought that has not ended yet. */
    private boolean isWithinThought() {
        return holding && !beganWithThought && guards.opensWithThought(tier);
    }

    private void add(String more) {
        if (text.isThoughtBefore()) {
            beganWithThought = true;
            held.setLength(0);
            heldRepetitions = new RepetitionWatch(guards.config().repetitions());
            holding = guard.isShownWhole();
        }
        if (!holding) {
            pass(more);
            return;
        }
        held.append(more);
        if (heldRepetitions.loops(more) || held.length() > guard.longest() * THOUGHT_TO_REPLY) {
            passHeld();
        }
    }

    /**
     * Passes on the text that was held back when the answer ends, and records whether the answer began with a thought.
     */
    private void release() {
        add(text.end());
        passHeld();
        guards.recordOpening(tier, beganWithThought);
    }

    private void passHeld() {
        String more = held.toString();
        held.setLength(0);
        holding = false;
        pass(more);
    }

    private void pass(String more) {
        if (more.isEmpty() || isDone()) {
            return;
        }
        String bounded = guard.bounded(more);
        if (!bounded.isEmpty()) {
            downstream.onItem(new ModelChunk.Content(bounded));
        }
        if (bounded.length() < more.length()) {
            finish(FinishReason.LENGTH);
        }
    }

    /** Ends the answer and closes the tier's stream. */
    private void finish(FinishReason reason) {
        Flow.Subscription upstream = getAndSetUpstreamSubscription(Subscriptions.CANCELLED);
        if (upstream != Subscriptions.CANCELLED) {
            upstream.cancel();
            downstream.onItem(new ModelChunk.Finished(reason, Optional.empty()));
            downstream.onCompletion();
        }
    }
}
