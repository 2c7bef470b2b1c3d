package telecom.assistant.gateway.reply;

import io.smallrye.mutiny.subscription.Cancellable;
import telecom.assistant.conversation.ChannelProfile;
import telecom.assistant.conversation.ReplyEnding;
import telecom.assistant.conversation.turn.Event;
import telecom.assistant.conversation.turn.Reply;
import telecom.assistant.gateway.guard.ReplyGuard;
import telecom.assistant.gateway.tool.TurnTools;
import telecom.assistant.model.FinishReason;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelRequest;

/**
 * One answer of the model on its way to the subscriber: waits for admission to the model, has tool calls carried out,
 * joins tokens into pieces, collects the text, and ends with exactly one {@link Reply} unless it is cancelled. After
 * {@link #cancel} no piece is passed on, the upstream connection is closed and no tool is called. Thread-safe.
 */
public final class ReplyStream {

    private static final Cancellable NOTHING = () -> {};

    private final ReplyStreams services;
    private final ReplyAccount account;
    private final ChannelProfile profile;
    private final ReplyGuard guard;
    private final ReplyText text;
    private final ReplyText.Words lookingUp;
    private final ReplyText.Words notDone;
    private final ReplyListener listener;
    private final ReplyClock clock;
    private ReplyPart.Transferring transfer;
    private FinishReason finish;
    private boolean spoke;
    private boolean saidLookingUp;
    private boolean over;
    private Cancellable place = NOTHING;
    private Cancellable upstream = NOTHING;

    /**
     * @param lookingUp the phrase for when tools take long
     * @param notDone the phrase that replaces a false claim that something was done
     */
    ReplyStream(
            ReplyStreams services,
            ChannelProfile profile,
            ReplyText text,
            ReplyText.Words lookingUp,
            ReplyText.Words notDone,
            ReplyListener listener) {
        this.services = services;
        this.account = services.account();
        this.profile = profile;
        this.guard = services.guard(profile);
        this.text = text;
        this.lookingUp = lookingUp;
        this.notDone = notDone;
        this.listener = listener;
        this.clock = services.clockOf(profile, this::deadlinePassed, this::sayLookingUp);
    }

    /**
     * Asks the model. The listener is notified of the reply's progress on any thread, but never concurrently.
     *
     * @param tools carry out the model's calls
     */
    public void start(ModelRequest request, TurnTools tools) {
        Admission.Callbacks callbacks = new Admission.Callbacks(
                () -> ask(request, tools),
                refusal -> end(ReplyEnding.OVERLOADED, "overloaded " + refusal),
                () -> listener.happened(new Event.ModelDelayed(listener.turn())));
        Admission.Ticket ticket = services.admission().enter(profile.channel(), callbacks);
        if (!unlessOver(() -> place = ticket::giveBack)) {
            ticket.giveBack();
        }
    }

    private void ask(ModelRequest request, TurnTools tools) {
        ToolRounds rounds = new ToolRounds(
                guard.guarding(account.counting(services.model())), tools, listener, guard::count, new Rounds());
        if (unlessOver(() -> begin(rounds))) {
            rounds.start(request);
        }
    }

    private void begin(ToolRounds rounds) {
        clock.begin();
        upstream = rounds::cancel;
    }

    /** Makes a change unless the stream is over; false if it is. */
    private synchronized boolean unlessOver(Runnable change) {
        if (!over) {
            change.run();
        }
        return !over;
    }

    private void deadlinePassed(ReplyClock.Deadline deadline) {
        boolean late = deadline == ReplyClock.Deadline.TOTAL || isAwaitingWords();
        if (late && end(ReplyEnding.FAILED, "deadline " + deadline)) {
            services.meters().countMissed(profile.channel(), deadline);
        }
    }

    /** Stops the answer. */
    public void cancel() {
        if (close()) {
            release();
        }
    }

    /** The tokens that the reply has used so far, as reported or, until then, as estimated. */
    public long tokens() {
        return account.tokens();
    }

    /** Whether a figure of the reply stood nowhere, so that it was not told. */
    public boolean isFigureWithheld() {
        return guard.isFigureWithheld();
    }

    private synchronized boolean isAwaitingWords() {
        return !spoke;
    }

    private synchronized void accept(ReplyPart part) {
        if (over) {
            return;
        }
        if (part instanceof ReplyPart.Words words) {
            spoke = spoke || !words.text().isBlank();
            passOn(text.add(words.text()));
        } else if (part instanceof ReplyPart.Asked) {
            spoke = false;
            clock.modelAsked();
        } else if (part instanceof ReplyPart.Calling) {
            passOn(text.pause());
            clock.toolsCalled();
        } else if (part instanceof ReplyPart.NotDone) {
            spoke = true;
            passOn(text.conclude(notDone));
        } else if (part instanceof ReplyPart.Transferring transferring) {
            transfer = transferring;
        } else if (part instanceof ReplyPart.Answered answered) {
            finish = answered.reason();
        }
    }

    private void passOn(String piece) {
        if (!piece.isEmpty()) {
            listener.happened(new Event.ModelSaid(listener.turn(), piece, text.systemParts()));
        }
    }

    private synchronized void sayLookingUp() {
        if (!over && !saidLookingUp) {
            saidLookingUp = true;
            passOn(text.interject(lookingUp));
        }
    }

    /**
     * Ends the stream; false if it was over already.
     *
     * @param failed the ending if something went wrong; null if the model ended the answer itself
     * @param failure the cause for the log; null if nothing went wrong
     */
    private boolean end(ReplyEnding failed, String failure) {
        if (!close()) {
            return false;
        }
        Reply ended = failed == null ? answered() : reply(failed, null, failure);
        services.meters().countEnded(profile.channel(), ended);
        // Release first, so that the listener is notified of any tool call that this cancels before the reply ends.
        release();
        listener.happened(new Event.ReplyEnded(listener.turn(), ended));
        return true;
    }

    /** From here on, nothing is accepted, passed on or changed; false if the stream was closed already. */
    private synchronized boolean close() {
        if (over) {
            return false;
        }
        over = true;
        clock.stop();
        return true;
    }

    private void release() {
        upstream.cancel();
        place.cancel();
    }

    private Reply answered() {
        if (transfer != null) {
            return reply(
                    ReplyEnding.HANDED_OVER, new Reply.HandoffRequest(transfer.reason(), transfer.summary()), null);
        }
        if (!spoke) {
            // Text from the model before a call, or from the system during it, is not an answer.
            return reply(ReplyEnding.FAILED, null, "no answer");
        }
        return reply(finish == null || finish.isWhole() ? ReplyEnding.ANSWERED : ReplyEnding.CUT_OFF, null, null);
    }

    private Reply reply(ReplyEnding ending, Reply.HandoffRequest handoff, String failure) {
        return new Reply(
                ending,
                text.toString(),
                text.systemParts(),
                handoff,
                account.origin().orElse(null),
                account.tokens(),
                text.firstTokenMillis(),
                failure);
    }

    /** Accepts the model's answer. */
    private final class Rounds implements ToolRounds.Receiver {

        @Override
        public void take(ReplyPart part) {
            ReplyStream.this.accept(part);
        }

        @Override
        public void ended() {
            end(null, null);
        }

        @Override
        public void failed(Throwable failure) {
            end(ReplyEnding.FAILED, causeOf(failure));
        }
    }

    private static String causeOf(Throwable failure) {
        return failure instanceof ModelFailure model
                ? model.tier() + " " + model.reason()
                : failure.getClass().getSimpleName();
    }
}
