package telecom.assistant.gateway.engine;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jboss.logging.Logger;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.store.FencedException;
import telecom.assistant.store.conversation.SubscriberRecord;

/**
 * Everything that happens to one subscriber's conversation, one step at a time and in order of arrival. The answer to
 * an utterance is generated beside the lane, so that an interruption can reach it; its outcome comes back as a step.
 */
final class ConversationLane {

    private static final Logger LOG = Logger.getLogger(ConversationLane.class);

    private final SubscriberId id;
    private final EngineServices services;
    private final Lane lane = new Lane();
    private final TurnSteps turns;
    private final AgentSteps agents;
    private final LegSteps legs;

    private SubscriberRecord subscriber;
    private Conversation conversation;
    private boolean loaded;
    private volatile Instant lastUsed = Instant.now();

    ConversationLane(SubscriberId id, EngineServices services) {
        this.id = id;
        this.services = services;
        Suggestions suggestions = new Suggestions(services, this);
        ReplySteps replies = new ReplySteps(services, this, suggestions);
        this.turns = new TurnSteps(services, this, replies, suggestions);
        this.agents = new AgentSteps(services, this, replies, suggestions);
        this.legs = new LegSteps(services, this, turns, replies);
    }

    /** Takes an event; it is settled when its outcome is durable. */
    void accept(Arrival arrival) {
        lane.submit(() -> take(arrival));
    }

    /** Runs a step for something that this lane itself started. */
    void submit(Function<Conversation, Uni<Void>> step) {
        lane.submit(() -> conversation == null
                ? Uni.createFrom().voidItem()
                : Uni.createFrom()
                        .deferred(() -> step.apply(conversation))
                        .chain(this::proceed)
                        .onFailure()
                        .recoverWithUni(failure -> startAfresh(failure, List.of())));
    }

    private Uni<Void> take(Arrival arrival) {
        return Uni.createFrom()
                .deferred(this::load)
                .chain(() -> dispatch(arrival))
                .chain(this::proceed)
                .onFailure()
                .recoverWithUni(failure -> startAfresh(failure, List.of(arrival)));
    }

    /** Whatever a step did, it may have made room for a turn that waits. */
    private Uni<Void> proceed() {
        return conversation == null ? Uni.createFrom().voidItem() : turns.proceed(conversation);
    }

    /**
     * What is in memory can't be trusted after a failed step: another engine may hold the conversation, or a write may
     * have happened after all. So everything is read again, and the events without an outcome are taken again in their
     * order, each a limited number of times.
     */
    private Uni<Void> startAfresh(Throwable failure, List<Arrival> failed) {
        if (failure instanceof FencedException) {
            LOG.infof("conversation was held elsewhere subscriber=%s", id);
        } else {
            LOG.warnf(
                    "step failed subscriber=%s cause=%s", id, failure.getClass().getSimpleName());
            LOG.debug("step failed", failure);
        }
        // A turn that was only in the way of the failed event has done nothing wrong, nor has what waits.
        Collection<Arrival> blamed = failed.isEmpty() ? turns.activeArrivals() : failed;
        Set<Arrival> open = new LinkedHashSet<>(turns.drop());
        open.addAll(failed);
        conversation = null;
        subscriber = null;
        loaded = false;
        Uni<Void> taken = Uni.createFrom().voidItem();
        for (Arrival arrival : open) {
            taken = taken.chain(() ->
                    blamed.contains(arrival) && !arrival.mayBeTakenAgain() ? refuse(arrival, failure) : take(arrival));
        }
        return taken;
    }

    private static Uni<Void> refuse(Arrival arrival, Throwable failure) {
        arrival.failed(failure);
        return Uni.createFrom().voidItem();
    }

    /** Keeps the lane in memory for a while longer. */
    void touch() {
        lastUsed = Instant.now();
    }

    /** Whether nothing is under way and nothing has happened since the given time. */
    boolean isIdleSince(Instant time) {
        return lane.isIdle() && !turns.isBusy() && lastUsed.isBefore(time);
    }

    private Uni<Void> load() {
        if (loaded) {
            return Uni.createFrom().voidItem();
        }
        return services.log()
                .takeOver(id)
                .invoke(found -> {
                    int limit = services.config().utterancesInMemory();
                    conversation = found.conversation()
                            .map(stored -> Conversation.of(stored, limit))
                            .orElse(null);
                    subscriber = found.subscriber().orElse(null);
                    loaded = true;
                })
                .replaceWithVoid();
    }

    private Uni<Void> dispatch(Arrival arrival) {
        InboundEvent event = arrival.envelope().event();
        if (event instanceof InboundEvent.UtteranceReceived said) {
            return turns.utterance(arrival, said.route(), said.text(), said.language());
        }
        if (event instanceof InboundEvent.FromDesk desk) {
            return agents.handle(arrival, desk);
        }
        return legs.handle(arrival, (InboundEvent.FromChannel) event);
    }

    /** The conversation that goes on, or a new one on the route when there is none or the last one is over. */
    Uni<Conversation> conversationOn(Route route, String language, Instant at) {
        if (conversation != null && !conversation.isOver(services.config().conversationIdle(), at)) {
            return Uni.createFrom().item(conversation);
        }
        Uni<Void> closed = Uni.createFrom().voidItem();
        if (conversation != null) {
            conversation.close(at);
            closed = services.log().save(conversation);
        }
        return closed.map(ignored -> {
            meet(route, null, language);
            conversation =
                    Conversation.open(subscriber, route, at, services.config().utterancesInMemory());
            return conversation;
        });
    }

    /** Learns what a channel knows of the subscriber. */
    SubscriberRecord meet(Route route, String name, String language) {
        String address = route.subscriberAddress();
        // Anything else is an app account, even if it looks like a number.
        String number = address != null && address.startsWith("+") ? address : null;
        subscriber = new SubscriberRecord(
                id,
                number != null || subscriber == null ? number : subscriber.number(),
                name != null || subscriber == null ? name : subscriber.name(),
                language);
        if (conversation != null) {
            conversation.rename(subscriber);
        }
        return subscriber;
    }

    /** The conversation, null when the subscriber has none open. */
    Conversation conversation() {
        return conversation;
    }

    SubscriberRecord subscriber() {
        return subscriber;
    }
}
