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
 * Checks that the engine sent nothing before its precondition was stored: a piece of a reply requires the end of the
 * previous turn, a whole reply requires that this reply is stored, and a cancellation requires that the cut is. It
 * reports no false breaches, because a statement runs before its commit, and an event gets its time when it is sent.
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

    /** A turn that one engine answers. */
    private record SpokenTurn(Speaker speaker, long turn) {}

    OutboundAudit(StoredTurns stored, Ledger ledger) {
        this.stored = stored;
        this.ledger = ledger;
    }

    /**
     * Checks an event; the events of a partition must be passed in order.
     *
     * @param time the timestamp of its record in Kafka, in whole milliseconds
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
        stored.latestRepliedBefore(speaker.conversation(), piece.turn())
                .ifPresent(previous -> requireStored(speaker, previous, "a piece of turn " + piece.turn()));
        return null;
    }

    @Override
    public Void on(OutboundEvent.ReplyCompleted reply) {
        requireStored(Speaker.of(reply), reply.turn(), "the whole reply");
        return null;
    }

    /**
     * Checks more than the stored reply, because the end of a turn of which the subscriber received nothing leaves no
     * reply in the store.
     */
    @Override
    public Void on(OutboundEvent.ReplyCancelled cancellation) {
        Speaker speaker = Speaker.of(cancellation);
        long turn = cancellation.turn();
        // If the event that caused it is redelivered, a cancellation may be repeated at any time.
        if (cancelled.add(speaker.conversation() + '/' + turn)) {
            requireStored(speaker, turn, "the cancellation");
            requireWritten(speaker, turn);
            if (latestTurns.getOrDefault(speaker, 0L) > turn) {
                blame(speaker, turn, "a piece of a later turn was sent before the cut was stored and sent");
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
            blame(speaker, turn, what + " was sent before the end of turn " + turn + " was stored");
        }
    }

    /** Requires that the cut was written between the last piece of the reply and its cancellation. */
    private void requireWritten(Speaker speaker, long turn) {
        Instant lastPiece = latestPieces.get(new SpokenTurn(speaker, turn));
        if (lastPiece != null && !stored.wasWritten(speaker.conversation(), lastPiece, sentAt)) {
            blame(speaker, turn, "the cancellation was sent before the cut was stored");
        }
    }

    /** Reports a breach once for each turn, because all pieces of a reply are alike. */
    private void blame(Speaker speaker, long turn, String evidence) {
        if (blamed.add(speaker.conversation() + '/' + turn + ' ' + evidence)) {
            stored.utterance(speaker.conversation(), turn)
                    .flatMap(ledger::find)
                    .ifPresent(sent -> breaches.add(new Breach(Breach.Kind.EARLY, sent, evidence)));
        }
    }
}
