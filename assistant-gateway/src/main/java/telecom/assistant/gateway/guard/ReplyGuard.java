package telecom.assistant.gateway.guard;

import io.smallrye.mutiny.operators.AbstractMulti;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import telecom.assistant.conversation.ChannelProfile;
import telecom.assistant.conversation.Pieces;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;

/**
 * Stands between the model and one reply, and passes on only what a subscriber may see: text without marks, thoughts,
 * calls, notes and foreign links, no longer than the channel allows. A reply that exceeds a bound ends as one that its
 * token limit has cut off; one with a control token in it ends before that, as whole. In both cases the tier's stream is
 * closed. The bounds are those of the whole reply, however often the model is asked for it. Not thread-safe.
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

    /** The same model, with its answers guarded. A subscriber's demand has to be unbounded. */
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

    /** Whether nothing is shown before the reply is complete, so that all of it can still be taken back. */
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

    /** As much of the text as the bounds allow; shorter than the text if the reply ends there. */
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
