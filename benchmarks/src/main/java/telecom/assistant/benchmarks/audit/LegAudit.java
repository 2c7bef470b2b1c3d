package telecom.assistant.benchmarks.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import telecom.assistant.benchmarks.load.ReplyPatterns;
import telecom.assistant.benchmarks.promise.Account;
import telecom.assistant.benchmarks.promise.Breach;
import telecom.assistant.channel.event.OutboundEvent;

/**
 * Checks that on each leg, neither the epoch nor the turn of the text that the subscriber received ever went down.
 * Subscribers see neither number, but each answer contains the number of the request to the model that produced it, and
 * the topics show which engine sent this text in which turn.
 */
final class LegAudit {

    private final Map<Long, Origin> origins = new HashMap<>();

    /**
     * The events that carried the text of one request; there are several if an engine that takes over sends a stored
     * reply again.
     */
    private record Origin(UUID conversation, long lowestEpoch, long highestEpoch, long turn) {

        private Origin merge(Origin more) {
            return new Origin(
                    conversation,
                    Math.min(lowestEpoch, more.lowestEpoch),
                    Math.max(highestEpoch, more.highestEpoch),
                    turn);
        }

        private boolean mayBeFollowedBy(Origin next) {
            return !conversation.equals(next.conversation) || (lowestEpoch <= next.highestEpoch && turn <= next.turn);
        }
    }

    /** Records an event that was sent to a subscriber. */
    void recordSent(OutboundEvent event) {
        if (event instanceof OutboundEvent.ReplyDelta piece) {
            recordSent(event, piece.text());
        } else if (event instanceof OutboundEvent.ReplyCompleted reply) {
            recordSent(event, reply.text());
        }
    }

    private void recordSent(OutboundEvent event, String text) {
        ReplyPatterns.generation(text)
                .ifPresent(number -> origins.merge(
                        number,
                        new Origin(event.conversation(), event.epoch(), event.epoch(), event.turn()),
                        Origin::merge));
    }

    /** Checks the text that arrived at an account. */
    List<Breach> check(Account account) {
        List<Breach> breaches = new ArrayList<>();
        Origin previous = null;
        for (long number : account.generations()) {
            Origin origin = origins.get(number);
            if (previous != null && origin != null && !previous.mayBeFollowedBy(origin)) {
                breaches.add(new Breach(
                        Breach.Kind.FENCED,
                        account.latest(),
                        "after text of epoch %d and turn %d, text of epoch %d and turn %d arrived"
                                .formatted(previous.lowestEpoch, previous.turn, origin.highestEpoch, origin.turn)));
            }
            previous = origin == null ? previous : origin;
        }
        return breaches;
    }
}
