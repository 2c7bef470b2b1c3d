package telecom.assistant.gateway.guard;

import io.smallrye.mutiny.operators.AbstractMulti;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import telecom.assistant.conversation.ChannelProfile;
import telecom.assistant.conversation.Pieces;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;

/**
 * Filters one reply from the model, so that a subscriber sees only text without markup, thoughts, tool calls, notes and
 * foreign links, no longer than the channel allows. A reply that exceeds a limit ends as if its token limit had cut it
 * off; a reply that contains a control token ends before the token, as a complete one. In both cases the tier's stream
 * is closed. The limits apply to the whole reply, however often the model is asked for parts of it. Not thread-safe.
 */
public final class ReplyGuard {

    private final ReplyGuards guards;
    private final ChannelProfile profile;
    private final int longest;
    private final RepetitionWatch repetitions;
    private volatile boolean figureWithheld;
    private int length;

    ReplyGuard(ReplyGuards guards, ChannelProfile profile) {
        this.guards = guards;
        this.profile = profile;
        this.longest = profile.maxTokens() * guards.config().charactersPerToken();
        this.repetitions = new RepetitionWatch(guards.config().repetitions());
    }

    /** Wraps a model so that its answers are filtered. A subscriber's demand must be unbounded. */
    public ModelClient guarding(ModelClient model) {
        ModelClient guarded = request -> new AbstractMulti<>() {
            @Override
            public void subscribe(MultiSubscriber<? super ModelChunk> downstream) {
                model.stream(request)
                        .subscribe()
                        .withSubscriber(new GuardedAnswer(downstream, ReplyGuard.this, guards));
            }
        };
        return guards.grounding().grounding(guarded, this::withholdFigure);
    }

    private void withholdFigure() {
        figureWithheld = true;
        count(Removed.FIGURE);
    }

    /** Whether a figure of the reply stood nowhere, so that it was not told. */
    public boolean isFigureWithheld() {
        return figureWithheld;
    }

    /** Whether the channel shows a reply only once it is complete, so that all of it can still be taken back. */
    boolean isShownWhole() {
        return profile.pieces() == Pieces.NONE;
    }

    /** Counts something that was removed. */
    public void count(Removed removed) {
        guards.count(removed, profile.channel());
    }

    int longest() {
        return longest;
    }

    /** As much of the text as the limits allow; if that is not all of it, the reply ends there. */
    String bounded(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (length >= longest || repetitions.loops(text.charAt(i))) {
                count(length >= longest ? Removed.LENGTH : Removed.REPETITION);
                boolean pair = i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
                return text.substring(0, pair ? i - 1 : i);
            }
            length++;
        }
        return text;
    }
}
