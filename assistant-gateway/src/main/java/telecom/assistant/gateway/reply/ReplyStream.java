package telecom.assistant.gateway.reply;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import telecom.assistant.channel.Channel;
import telecom.assistant.gateway.tool.TurnTools;
import telecom.assistant.model.FinishReason;
import telecom.assistant.model.ModelRequest;

/**
 * One answer of the model on its way to the subscriber: is let in to the model, has its tool calls carried out, joins
 * tokens to deltas, keeps what was generated, and ends in exactly one {@link ReplyOutcome} unless it is cancelled. After
 * {@link #cancel} no delta is handed on, the upstream connection is closed and no tool is called. Safe for use by many
 * threads.
 */
public final class ReplyStream {

    private static final Cancellable NOTHING = () -> {};

    private final ReplyStreams services;
    private final ReplyAccount account;
    private final Channel channel;
    private final ReplyText text;
    private final String lookingUp;
    private final ReplyClock clock;
    private final CompletableFuture<Void> released = new CompletableFuture<>();
    private Consumer<ReplyOutcome> outcome;
    private ReplyPart.Transferring transfer;
    private FinishReason finish;
    private boolean spoke;
    private boolean toldOfLookUp;
    private boolean over;
    private Cancellable place = NOTHING;
    private Cancellable upstream = NOTHING;

    /** @param lookingUp what is said when tools take long, where anything is said */
    ReplyStream(ReplyStreams services, Channel channel, ReplyText text, String lookingUp) {
        this.services = services;
        this.account = services.account();
        this.channel = channel;
        this.text = text;
        this.lookingUp = lookingUp;
        this.clock = services.clockOf(channel, new ReplyClock.Watcher() {
            @Override
            public void missed(DeadlineException.Kind deadline) {
                if (deadline == DeadlineException.Kind.TOTAL || isAwaitingWords()) {
                    miss(deadline);
                }
            }

            @Override
            public void looksUpForLong() {
                tellOfLookUp();
            }
        });
    }

    /**
     * Asks the model. Deltas and the outcome arrive on any thread, one after another.
     *
     * @param tools carry out what the model calls; not before {@link #release}
     * @param waitsLong is told when many others are before it
     */
    public void start(ModelRequest request, TurnTools tools, Runnable waitsLong, Consumer<ReplyOutcome> newOutcome) {
        outcome = newOutcome;
        Admission.Ticket ticket = services.admission().enter(channel, new Admission.Asking() {
            @Override
            public void admitted() {
                ask(request, tools);
            }

            @Override
            public void refused(OverloadException cause) {
                end(cause);
            }

            @Override
            public void waitsLong() {
                waitsLong.run();
            }
        });
        if (!keep(() -> place = ticket::giveBack)) {
            ticket.giveBack();
        }
    }

    private void ask(ModelRequest request, TurnTools tools) {
        if (!keep(clock::begin)) {
            return;
        }
        ToolRounds rounds = new ToolRounds(
                account.counting(services.model()), tools, Uni.createFrom().completionStage(released));
        Cancellable running = rounds.answer(request).subscribe().with(this::take, this::end, () -> end(null));
        if (!keep(() -> upstream = running)) {
            running.cancel();
        }
    }

    /** Does it unless the stream is over already; false then. */
    private synchronized boolean keep(Runnable change) {
        if (!over) {
            change.run();
        }
        return !over;
    }

    private void miss(DeadlineException.Kind kind) {
        if (end(new DeadlineException(kind))) {
            services.countMissed(channel, kind);
        }
    }

    /** Lets deltas leave and tools be called; until then they are held back. */
    public void release() {
        if (keep(text::release)) {
            released.complete(null);
        }
    }

    /** Stops the answer. What had been generated until then can still be read. */
    public void cancel() {
        Cancellable running;
        synchronized (this) {
            running = upstream;
            if (!close()) {
                return;
            }
        }
        running.cancel();
        leavePlace();
    }

    /** What it has used so far, and who answers. */
    public ReplyAccount account() {
        return account;
    }

    /** What has been generated so far. */
    public synchronized String text() {
        return text.toString();
    }

    private synchronized boolean isAwaitingWords() {
        return !spoke;
    }

    private synchronized void take(ReplyPart part) {
        if (over) {
            return;
        }
        if (part instanceof ReplyPart.Words words) {
            spoke = spoke || !words.text().isBlank();
            text.add(words.text());
        } else if (part instanceof ReplyPart.Asked) {
            spoke = false;
            clock.asked();
        } else if (part instanceof ReplyPart.Calling) {
            text.pause();
            clock.calling();
        } else if (part instanceof ReplyPart.Transferring transferring) {
            transfer = transferring;
        } else if (part instanceof ReplyPart.Answered answered) {
            finish = answered.reason();
        }
    }

    private synchronized void tellOfLookUp() {
        if (!over && !toldOfLookUp) {
            toldOfLookUp = true;
            text.interject(lookingUp);
        }
    }

    /** Ends the stream, with a failure or without (null); false when it was over already. */
    private boolean end(Throwable failure) {
        ReplyOutcome ended;
        Cancellable running;
        synchronized (this) {
            if (!close()) {
                return false;
            }
            ended = outcomeOf(failure);
            running = upstream;
        }
        // First, so that a tool which is broken off has noted it before the outcome is heard of.
        running.cancel();
        leavePlace();
        outcome.accept(ended);
        return true;
    }

    /** From here on nothing is taken and nothing leaves. */
    private boolean close() {
        if (over) {
            return false;
        }
        over = true;
        clock.stop();
        return true;
    }

    private void leavePlace() {
        Cancellable left;
        synchronized (this) {
            left = place;
        }
        left.cancel();
    }

    private ReplyOutcome outcomeOf(Throwable failure) {
        String said = text.toString();
        Long firstToken = text.firstTokenMillis();
        if (failure != null) {
            return new ReplyOutcome.Failed(said, failure, firstToken);
        }
        if (transfer != null) {
            return new ReplyOutcome.TransferAsked(said, transfer.reason(), transfer.summary(), firstToken);
        }
        if (!spoke) {
            // Words before a call, or of the system while it lasts, are no answer.
            return new ReplyOutcome.Failed(said, new NoAnswerException(), firstToken);
        }
        return new ReplyOutcome.Answered(said, finish == null || finish.isWhole(), firstToken);
    }
}
