package telecom.assistant.channel.web.delivery;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.event.OutboundEvent.Notice;
import telecom.assistant.channel.event.OutboundEvent.NoticeKind;
import telecom.assistant.channel.event.OutboundEvent.ReplyCancelled;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.channel.event.OutboundEvent.ReplyDelta;
import telecom.assistant.channel.event.OutboundEvent.ReplyStarted;
import telecom.assistant.channel.event.OutboundEvent.TransferRequested;
import telecom.assistant.channel.web.WebConfig;
import telecom.assistant.channel.web.activity.BotActivities;
import telecom.assistant.store.web.Appended;
import telecom.assistant.store.web.WebActivity;
import telecom.assistant.store.web.WebFence;

/**
 * Brings what the engine says to the client: whole replies, notices and hand-offs are stored first and then sent, once
 * for each id; partial replies are only shown. What a later turn has overtaken is left out, also after a restart. Events
 * of one conversation keep their order; conversations do not wait for each other.
 */
@ApplicationScoped
public class Delivery {

    private static final Logger LOG = Logger.getLogger(Delivery.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Legs legs;
    private final ActivityLog log;
    private final PartialReplies partialReplies;
    private final BotActivities activities;
    private final UnseenReplies unseen;
    private final WebConfig.Delivery config;

    Delivery(
            Legs legs,
            ActivityLog log,
            PartialReplies partialReplies,
            BotActivities activities,
            UnseenReplies unseen,
            WebConfig config) {
        this.legs = legs;
        this.log = log;
        this.partialReplies = partialReplies;
        this.activities = activities;
        this.unseen = unseen;
        this.config = config.delivery();
    }

    /** Delivers an event; fails when the store could not take it for {@code assistant.web.delivery.retry-for}. */
    public Uni<Delivered> deliver(OutboundEvent event) {
        Leg leg = legs.of(event.route().leg());
        if (event instanceof ReplyDelta && leg.lane().waiting() >= config.legQueue()) {
            return now(Delivered.SKIPPED);
        }
        // From now on, not from its turn in the lane: what waits for a store that is down must not add up.
        long until = System.currentTimeMillis() + config.retryFor().toMillis();
        return leg.lane().run(() -> persistently(() -> attempt(leg, event), until));
    }

    private Uni<Delivered> attempt(Leg leg, OutboundEvent event) {
        return load(leg, event.route().leg())
                .flatMap(known -> known ? dispatch(leg, event) : now(Delivered.UNKNOWN))
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "delivery is tried again conversation=%s turn=%d channel=web leg=%s cause=%s",
                        event.conversation(),
                        event.turn(),
                        event.route().leg(),
                        failure.getClass().getSimpleName()));
    }

    /** Reads what the store knows of the leg, unless it has been read; false when there is no such conversation. */
    private Uni<Boolean> load(Leg leg, String conversation) {
        if (leg.isLoaded()) {
            return Uni.createFrom().item(true);
        }
        return log.find(conversation)
                .flatMap(found -> found.isEmpty()
                        ? Uni.createFrom().item(false)
                        : log.latestIds(conversation, Leg.REMEMBERED)
                                .invoke(ids -> leg.load(found.get(), ids))
                                .replaceWith(true));
    }

    private Uni<Delivered> dispatch(Leg leg, OutboundEvent event) {
        if (event instanceof ReplyStarted started) {
            return now(partialReplies.start(leg, started));
        }
        if (event instanceof ReplyDelta delta) {
            return now(partialReplies.tell(leg, delta));
        }
        if (event instanceof ReplyCompleted completed) {
            return complete(leg, completed);
        }
        if (event instanceof ReplyCancelled cancelled) {
            return cancel(leg, cancelled);
        }
        if (event instanceof Notice notice) {
            return notify(leg, notice);
        }
        TransferRequested transfer = (TransferRequested) event;
        return append(leg, transfer, BotActivities.handoffId(transfer), activities.handoffInitiated(transfer));
    }

    private Uni<Delivered> complete(Leg leg, ReplyCompleted event) {
        return append(leg, event, event.replyId().toString(), activities.message(event))
                .invoke(delivered -> {
                    if (delivered == Delivered.OVERTAKEN) {
                        partialReplies.withdraw(leg, event, event.replyId());
                    } else {
                        partialReplies.end(leg, event.replyId());
                    }
                });
    }

    private Uni<Delivered> cancel(Leg leg, ReplyCancelled event) {
        if (!leg.fence().cancel(event.conversation(), event.epoch(), event.turn())) {
            return now(Delivered.OVERTAKEN);
        }
        partialReplies.withdraw(leg, event, event.replyId());
        return log.raise(event.route().leg(), new WebFence(event.conversation(), event.epoch(), event.turn() + 1))
                .replaceWith(Delivered.SHOWN);
    }

    /** An agent's coming and going is also told in the form that Bot Framework clients know. */
    private Uni<Delivered> notify(Leg leg, Notice event) {
        return handoffStatus(leg, event)
                .chain(() -> append(leg, event, event.noticeId().toString(), activities.message(event)));
    }

    private Uni<Void> handoffStatus(Leg leg, Notice event) {
        if (event.kind() != NoticeKind.AGENT_JOINED && event.kind() != NoticeKind.AGENT_LEFT) {
            return Uni.createFrom().voidItem();
        }
        String state = event.kind() == NoticeKind.AGENT_JOINED ? "accepted" : "completed";
        String id = BotActivities.handoffStatusId(event);
        return append(leg, event, id, activities.handoffStatus(event, state)).replaceWithVoid();
    }

    private Uni<Delivered> append(Leg leg, OutboundEvent event, String activityId, String activity) {
        if (!leg.fence().admit(event.conversation(), event.epoch(), event.turn())) {
            return now(Delivered.OVERTAKEN);
        }
        WebFence turn = new WebFence(event.conversation(), event.epoch(), event.turn());
        boolean attended = !leg.isUnattended();
        return store(event, activityId, activity, turn, attended).flatMap(appended -> {
            if (appended.outcome() == Appended.Outcome.REFUSED) {
                return now(Delivered.OVERTAKEN);
            }
            // Also when it was known: a time-out may have hidden from us that it was stored. The stream sends it once.
            boolean sent = leg.push(activityId, new WebActivity(appended.seq(), activity));
            boolean mayBeNotedUnseen =
                    event instanceof ReplyCompleted && (!attended || appended.outcome() == Appended.Outcome.KNOWN);
            if (mayBeNotedUnseen) {
                seenIfSent(leg, event, appended.seq());
            }
            if (appended.outcome() == Appended.Outcome.KNOWN) {
                return now(Delivered.DUPLICATE);
            }
            boolean missed = event instanceof ReplyCompleted && attended && !sent;
            return (missed ? noteUnseen(leg, event, appended.seq(), turn) : done()).replaceWith(Delivered.STORED);
        });
    }

    /** By itself, because a step that is done again finds the reply stored and does not know that it was missed. */
    private Uni<Void> noteUnseen(Leg leg, OutboundEvent event, long seq, WebFence turn) {
        return persistently(
                        () -> log.noteUnseen(event.route().leg(), seq, turn),
                        System.currentTimeMillis() + config.retryFor().toMillis())
                .invoke(() -> seenIfSent(leg, event, seq));
    }

    /** What was noted as unseen stays so, unless the client came, or had read up to it, while the note was written. */
    private void seenIfSent(Leg leg, OutboundEvent event, long seq) {
        if (leg.hasSent(seq)) {
            unseen.seen(event.route().leg(), seq - 1, seq);
        }
    }

    private static <T> Uni<T> persistently(Supplier<Uni<? extends T>> step, long until) {
        return Uni.createFrom()
                .deferred(step)
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .expireAt(until);
    }

    /** Notes of a reply whether a client is there to be sent it. */
    private Uni<Appended> store(
            OutboundEvent event, String activityId, String activity, WebFence turn, boolean attended) {
        return event instanceof ReplyCompleted
                ? log.appendReply(event.route().leg(), activityId, activity, turn, !attended)
                : log.append(event.route().leg(), activityId, activity, turn);
    }

    private static Uni<Void> done() {
        return Uni.createFrom().voidItem();
    }

    private static Uni<Delivered> now(Delivered delivered) {
        return Uni.createFrom().item(delivered);
    }
}
