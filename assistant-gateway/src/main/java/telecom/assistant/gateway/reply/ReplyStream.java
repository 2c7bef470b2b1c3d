package telecom.assistant.gateway.reply;

import io.smallrye.mutiny.subscription.Cancellable;
import java.util.function.Consumer;
import telecom.assistant.channel.Channel;
import telecom.assistant.gateway.reply.ReplyConfig.Deadline;
import telecom.assistant.gateway.tool.TransferToAgent;
import telecom.assistant.model.FinishReason;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelRequest;

/**
 * One answer of the model on its way to the subscriber: is let in to the model, joins tokens to deltas, keeps what was
 * generated, and ends in exactly one {@link ReplyOutcome} unless it is cancelled. After {@link #cancel} no delta is
 * handed on and the upstream connection is closed. Safe for use by many threads.
 */
public final class ReplyStream {

    private static final Cancellable NOTHING = () -> {};

    private final ReplyStreams services;
    private final ReplyAccount account;
    private final Channel channel;
    private final ReplyText text;
    private Consumer<ReplyOutcome> outcome;
    private TransferToAgent.Arguments transfer;
    private FinishReason finish;
    private boolean over;
    private Cancellable place = NOTHING;
    private Cancellable upstream = NOTHING;
    private Cancellable deadlines = NOTHING;

    ReplyStream(ReplyStreams services, Channel channel, ReplyText text) {
        this.services = services;
        this.account = services.account();
        this.channel = channel;
        this.text = text;
    }

    /**
     * Asks the model. Deltas and the outcome arrive on any thread, one after another.
     *
     * @param waitsLong is told when many others are before it
     */
    public void start(ModelRequest request, Runnable waitsLong, Consumer<ReplyOutcome> newOutcome) {
        outcome = newOutcome;
        Admission.Ticket ticket = services.admission().enter(channel, new Admission.Asking() {
            @Override
            public void admitted() {
                ask(request);
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

    private void ask(ModelRequest request) {
        if (!keep(this::watchDeadlines)) {
            return;
        }
        Cancellable running = account.counting(services.model()).stream(request)
                .subscribe()
                .with(this::take, this::end, () -> end(null));
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

    private void watchDeadlines() {
        Deadline deadline = services.deadlineOf(channel);
        Cancellable first = services.timers()
                .after(deadline.firstToken())
                .subscribe()
                .with(passed -> {
                    if (hasNoText()) {
                        miss(DeadlineException.Kind.FIRST_TOKEN);
                    }
                });
        Cancellable total = services.timers()
                .after(deadline.total())
                .subscribe()
                .with(passed -> miss(DeadlineException.Kind.TOTAL));
        deadlines = () -> {
            first.cancel();
            total.cancel();
        };
    }

    private void miss(DeadlineException.Kind kind) {
        Cancellable running;
        synchronized (this) {
            running = upstream;
        }
        if (end(new DeadlineException(kind))) {
            services.countMissed(channel, kind);
            running.cancel();
        }
    }

    /** Lets deltas leave; until then they are held back. */
    public synchronized void release() {
        if (!over) {
            text.release();
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

    private synchronized boolean hasNoText() {
        return text.isEmpty();
    }

    private synchronized void take(ModelChunk chunk) {
        if (over) {
            return;
        }
        if (chunk instanceof ModelChunk.Content content) {
            text.add(content.text());
        } else if (chunk instanceof ModelChunk.ToolCalls tools) {
            transfer = TransferToAgent.find(tools.calls()).orElse(null);
        } else if (chunk instanceof ModelChunk.Finished finished) {
            finish = finished.reason();
        }
    }

    /** Ends the stream, with a failure or without (null); false when it was over already. */
    private boolean end(Throwable failure) {
        ReplyOutcome ended;
        synchronized (this) {
            if (!over) {
                text.end();
            }
            if (!close()) {
                return false;
            }
            ended = outcomeOf(failure);
        }
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
        deadlines.cancel();
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
        return new ReplyOutcome.Answered(said, finish != FinishReason.LENGTH, firstToken);
    }
}
