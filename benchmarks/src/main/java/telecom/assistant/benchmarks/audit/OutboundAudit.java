package telecom.assistant.benchmarks.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import telecom.assistant.benchmarks.promise.Breach;
import telecom.assistant.benchmarks.promise.Ledger;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.event.OutboundEvent;

/**
 * Checks that nothing left the engine before what it depends on was stored: a piece of a reply before the end of the turn
 * before, a whole reply before itself, a cancellation before the cut. Never blames what was right, because a statement runs
 * before its commit, and an event gets its time when it is sent.
 */
final class OutboundAudit implements OutboundEvent.Handler<Void> {

    private final StoredTurns stored;
    private final Ledger ledger;
    private final Map<Speaker, Long> latestTurns = new HashMap<>();
    private final Map<SpokenTurn, Instant> latestPieces = new HashMap<>();
    private final Set<String> cancelled = new HashSet<>();
    private final Set<String> blamed = new HashSet<>();
    private final List<Breach> breaches = new ArrayList<>();
    private Instant sentAt = Instant.MIN;

    /** An engine that speaks in a conversation on a channel; its events are in one partition, in their order. */
    private record Speaker(String conversation, long epoch, Channel channel) {

        private static Speaker of(OutboundEvent event) {
            return new Speaker(
                    event.conversation().toString(),
                    event.epoch(),
                    event.route().channel());
        }
    }

    /** A turn as one engine answers it. */
    private record SpokenTurn(Speaker speaker, long turn) {}

    OutboundAudit(StoredTurns stored, Ledger ledger) {
        this.stored = stored;
        this.ledger = ledger;
    }

    /**
     * Looks at an event; those of a partition have to come in their order.
     *
     * @param time of its record, in whole milliseconds
     */
    void check(OutboundEvent event, Instant time) {
        sentAt = time;
        event.handle(this);
    }

    List<Breach> breaches() {
        return List.copyOf(breaches);
    }

    @Override
    public Void on(OutboundEvent.ReplyDelta piece) {
        Speaker speaker = Speaker.of(piece);
        latestTurns.merge(speaker, piece.turn(), Math::max);
        latestPieces.put(new SpokenTurn(speaker, piece.turn()), sentAt);
        stored.repliedBefore(speaker.conversation(), piece.turn())
                .ifPresent(before -> requireStored(speaker, before, "a piece of turn " + piece.turn()));
        return null;
    }

    @Override
    public Void on(OutboundEvent.ReplyCompleted reply) {
        requireStored(Speaker.of(reply), reply.turn(), "the whole reply");
        return null;
    }

    /** The end of a turn of which nothing was heard leaves no reply in the store, so there is more to look at. */
    @Override
    public Void on(OutboundEvent.ReplyCancelled cancellation) {
        Speaker speaker = Speaker.of(cancellation);
        long turn = cancellation.turn();
        // If its event is redelivered, a cancellation is repeated at any time.
        if (cancelled.add(speaker.conversation() + '/' + turn)) {
            requireStored(speaker, turn, "the cancellation");
            requireWritten(speaker, turn);
            if (latestTurns.getOrDefault(speaker, 0L) > turn) {
                blame(speaker, turn, "a piece of a later turn left before the cut was stored and sent");
            }
        }
        return null;
    }

    @Override
    public Void on(OutboundEvent.ReplyStarted started) {
        return null;
    }

    @Override
    public Void on(OutboundEvent.TransferRequested requested) {
        return null;
    }

    @Override
    public Void on(OutboundEvent.LegQueried queried) {
        return null;
    }

    @Override
    public Void on(OutboundEvent.Notice notice) {
        return null;
    }

    private void requireStored(Speaker speaker, long turn, String what) {
        Optional<Instant> replyStored = stored.replyStoredAt(speaker.conversation(), turn);
        if (replyStored.isPresent() && sentAt.isBefore(replyStored.get().truncatedTo(ChronoUnit.MILLIS))) {
            blame(speaker, turn, what + " left before the end of turn " + turn + " was stored");
        }
    }

    /** Between the last piece of a reply and its cancellation lies the write of the cut. */
    private void requireWritten(Speaker speaker, long turn) {
        Instant lastPiece = latestPieces.get(new SpokenTurn(speaker, turn));
        if (lastPiece != null && !stored.wasWritten(speaker.conversation(), lastPiece, sentAt)) {
            blame(speaker, turn, "the cancellation left before the cut was stored");
        }
    }

    /** Once for each turn, because all pieces of a reply are alike. */
    private void blame(Speaker speaker, long turn, String evidence) {
        if (blamed.add(speaker.conversation() + '/' + turn + ' ' + evidence)) {
            stored.said(speaker.conversation(), turn)
                    .flatMap(ledger::find)
                    .ifPresent(said -> breaches.add(new Breach(Breach.Kind.EARLY, said, evidence)));
        }
    }
}
