package telecom.assistant.channel.web.delivery;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import telecom.assistant.channel.SubscriberConfig;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.web.WebConfig;
import telecom.assistant.channel.web.WebFailure;
import telecom.assistant.channel.web.WebFailure.Reason;
import telecom.assistant.channel.web.WebNode;
import telecom.assistant.channel.web.activity.UserActivity;
import telecom.assistant.channel.web.activity.UserActivity.Kind;
import telecom.assistant.store.web.WebActivity;
import telecom.assistant.store.web.WebConversation;

/**
 * Takes what users do: to the engine first, then into the store, then back to the user's stream. Whoever has the result
 * may tell the user that it arrived; what is sent again is recognised by its id and is the same event. What one user
 * does keeps its order.
 */
@ApplicationScoped
public class Intake {

    private static final Logger LOG = Logger.getLogger(Intake.class);

    private final Legs legs;
    private final ActivityLog log;
    private final Inbound inbound;
    private final WebNode node;
    private final WebConfig.Delivery config;
    private final SubscriberConfig subscribers;

    Intake(Legs legs, ActivityLog log, Inbound inbound, WebNode node, WebConfig config, SubscriberConfig subscribers) {
        this.legs = legs;
        this.log = log;
        this.inbound = inbound;
        this.node = node;
        this.config = config.delivery();
        this.subscribers = subscribers;
    }

    /**
     * The client begins the conversation, or comes back to it.
     *
     * @param locale BCP 47; null when the client does not say
     * @return whether it has begun just now
     */
    public Uni<Boolean> open(String conversation, String locale) {
        return inLane(conversation, leg -> log.find(conversation)
                .map(Intake::alive)
                .flatMap(found -> found.opened() ? Uni.createFrom().item(false) : begin(found, locale)));
    }

    /** The user does something; the result is the id of the activity. */
    public Uni<String> accept(String conversation, UserActivity activity) {
        String id = activity.idIn(conversation);
        if (activity.kind() == Kind.TYPING) {
            return Uni.createFrom().item(id);
        }
        return inLane(conversation, leg -> Uni.combine()
                        .all()
                        .unis(log.find(conversation), log.contains(conversation, id))
                        .withUni((found, known) ->
                                known ? Uni.createFrom().voidItem() : take(leg, alive(found), id, activity))
                        .chain(() -> conclude(leg, conversation, activity)))
                .replaceWith(id);
    }

    private <T> Uni<T> inLane(String conversation, Step<T> step) {
        Leg leg = legs.of(conversation);
        if (leg.lane().waiting() >= config.legQueue()) {
            return Uni.createFrom()
                    .failure(new WebFailure(Reason.UNAVAILABLE, "too much waits in this conversation, send it again"));
        }
        return leg.lane()
                .run(() -> step.in(leg))
                .onFailure(failure -> !(failure instanceof WebFailure))
                .invoke(failure -> LOG.warnf(
                        "not accepted channel=web leg=%s cause=%s",
                        conversation, failure.getClass().getSimpleName()))
                .onFailure()
                .transform(WebFailure::unavailable);
    }

    private Uni<Boolean> begin(WebConversation conversation, String locale) {
        String language = locale == null || locale.isBlank() ? subscribers.defaultLanguage() : locale;
        InboundEvent opened =
                new InboundEvent.LegOpened(LegRoute.of(conversation, node), language, conversation.name());
        return inbound.publish(conversation.id() + "/opened", conversation.subscriber(), opened)
                .chain(() -> log.open(conversation.id()))
                .replaceWith(true);
    }

    private Uni<Void> take(Leg leg, WebConversation conversation, String id, UserActivity activity) {
        if (!conversation.opened()) {
            throw new WebFailure(
                    Reason.CONVERSATION_UNKNOWN,
                    "conversation: not begun (expected: POST /v3/directline/conversations)");
        }
        return publish(conversation, id, activity).chain(() -> store(leg, conversation, id, activity));
    }

    /** Also for what is known already: it may have been stored, and the conversation not ended, when it came first. */
    private Uni<Void> conclude(Leg leg, String conversation, UserActivity activity) {
        return activity.kind() == Kind.END_OF_CONVERSATION
                ? log.end(conversation).invoke(leg::close)
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> publish(WebConversation conversation, String id, UserActivity activity) {
        return switch (activity.kind()) {
            case MESSAGE ->
                inbound.publish(
                        conversation.id() + '/' + id,
                        conversation.subscriber(),
                        new InboundEvent.UtteranceReceived(
                                LegRoute.of(conversation, node), activity.text(), activity.locale(), 1));
            case END_OF_CONVERSATION ->
                inbound.publish(
                        conversation.id() + "/closed",
                        conversation.subscriber(),
                        new InboundEvent.LegClosed(LegRoute.of(conversation, node), "closed by the user"));
            case TYPING, OTHER -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> store(Leg leg, WebConversation conversation, String id, UserActivity activity) {
        String echo = activity.echo(id, conversation, Instant.now());
        return log.append(conversation.id(), id, echo, null)
                .invoke(appended -> leg.push(id, new WebActivity(appended.seq(), echo)))
                .replaceWithVoid();
    }

    /** The conversation, if there is one and it has not ended. */
    public static WebConversation alive(Optional<WebConversation> found) {
        WebConversation conversation = found.orElseThrow(() ->
                new WebFailure(Reason.CONVERSATION_UNKNOWN, "conversation: unknown (expected: one that was begun)"));
        if (conversation.ended()) {
            throw new WebFailure(Reason.CONVERSATION_ENDED, "conversation: ended (expected: begin another one)");
        }
        return conversation;
    }

    @FunctionalInterface
    private interface Step<T> {
        Uni<T> in(Leg leg);
    }
}
