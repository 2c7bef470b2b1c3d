package telecom.assistant.gateway.engine;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.function.Function;
import org.jboss.logging.Logger;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.Envelope;
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
        this.turns = new TurnSteps(services, this, suggestions);
        this.agents = new AgentSteps(services, this, turns, suggestions);
        this.legs = new LegSteps(services, this, turns);
    }

    /** Takes an event; it is settled when its outcome is durable. */
    void accept(Arrival arrival) {
        lastUsed = Instant.now();
        lane.submit(() ->
                load().chain(() -> dispatch(arrival)).onFailure().recoverWithUni(failure -> abandon(arrival, failure)));
    }

    /** Runs a step for something that this lane itself started; it must not fail. */
    void submit(Envelope<?> cause, Function<Conversation, Uni<Void>> step) {
        lane.submit(() -> conversation == null
                ? Uni.createFrom().voidItem()
                : Uni.createFrom()
                        .deferred(() -> step.apply(conversation))
                        .onFailure()
                        .recoverWithUni(this::forget));
    }

    /** Whether nothing is under way and nothing has happened since the given time. */
    boolean isIdleSince(Instant time) {
        return lane.isIdle() && !turns.isActive() && lastUsed.isBefore(time);
    }

    private Uni<Void> load() {
        if (loaded) {
            return Uni.createFrom().voidItem();
        }
        return services.log().takeOver(id).flatMap(found -> {
            if (found.isPresent()) {
                conversation = Conversation.of(found.get(), services.config().utterancesInMemory());
                subscriber = conversation.subscriber();
                loaded = true;
                return Uni.createFrom().voidItem();
            }
            return services.log()
                    .subscriber(id)
                    .invoke(known -> {
                        subscriber = known.orElse(null);
                        loaded = true;
                    })
                    .replaceWithVoid();
        });
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
        String number = services.identity().toE164(route.subscriberAddress()).orElse(null);
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

    private Uni<Void> abandon(Arrival arrival, Throwable failure) {
        return forget(failure).invoke(() -> arrival.failed(failure));
    }

    /** Lets go of everything held in memory; the next event reads it from the store again. */
    Uni<Void> forget(Throwable failure) {
        if (failure instanceof FencedException) {
            LOG.infof("conversation lost to another engine subscriber=%s", id);
        } else {
            LOG.errorf(failure, "step failed subscriber=%s", id);
        }
        turns.drop(failure);
        conversation = null;
        subscriber = null;
        loaded = false;
        return Uni.createFrom().voidItem();
    }
}
