package telecom.assistant.channel.web.inbound;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.Language;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberConfig;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.EventSink;
import telecom.assistant.channel.event.InboundEvent.FromChannel;
import telecom.assistant.channel.event.InboundEvent.LegClosed;
import telecom.assistant.channel.event.InboundEvent.LegOpened;
import telecom.assistant.channel.event.InboundEvent.UtteranceReceived;
import telecom.assistant.channel.limit.MessageLimits;
import telecom.assistant.channel.limit.Refusal;
import telecom.assistant.channel.web.activity.BotActivities;
import telecom.assistant.channel.web.activity.BotActivity;
import telecom.assistant.channel.web.activity.Rating;
import telecom.assistant.channel.web.activity.UserActivity;
import telecom.assistant.channel.web.activity.UserActivity.Kind;
import telecom.assistant.channel.web.config.WebConfig;
import telecom.assistant.channel.web.delivery.WebLeg;
import telecom.assistant.channel.web.delivery.WebLegs;
import telecom.assistant.channel.web.delivery.WebRoutes;
import telecom.assistant.channel.web.failure.WebFailure;
import telecom.assistant.channel.web.failure.WebFailure.Reason;
import telecom.assistant.store.knowledge.Verdicts;
import telecom.assistant.store.web.WebActivity;
import telecom.assistant.store.web.WebActivityStore;
import telecom.assistant.store.web.WebConversation;
import telecom.assistant.store.web.WebConversationStore;

/**
 * Accepts the users' activities: publishes each to the engine, then stores it, then sends it back on the user's stream.
 * A result arrives once the event and the activity are durable. An activity that is sent again is recognized by its id
 * and yields the same event. The activities of one conversation keep their order.
 */
@ApplicationScoped
public class Intake {

    private static final Logger LOG = Logger.getLogger(Intake.class);

    /** The confidence of speech recognition for text that was typed: certain. */
    private static final double TYPED = 1;

    private final WebLegs legs;
    private final WebConversationStore conversations;
    private final WebActivityStore activities;
    private final Verdicts verdicts;
    private final EventSink events;
    private final WebRoutes routes;
    private final int queueLimit;
    private final SubscriberConfig subscribers;
    private final MessageLimits limits;
    private final BotActivities bot;
    private final WebConfig.AttachmentNotice attachments;

    public Intake(
            WebLegs legs,
            WebConversationStore conversations,
            WebActivityStore activities,
            Verdicts verdicts,
            EventSink events,
            WebRoutes routes,
            WebConfig config,
            SubscriberConfig subscribers,
            MessageLimits limits,
            BotActivities bot) {
        this.legs = legs;
        this.conversations = conversations;
        this.activities = activities;
        this.verdicts = verdicts;
        this.events = events.within(config.delivery().acceptTimeout());
        this.routes = routes;
        this.queueLimit = config.delivery().legQueue();
        this.subscribers = subscribers;
        this.limits = limits;
        this.bot = bot;
        this.attachments = config.attachmentNotice();
    }

    /**
     * Begins or resumes a conversation for a client.
     *
     * @param locale BCP 47; null when the client does not name one
     * @return whether the conversation is new
     */
    public Uni<Boolean> open(String conversation, String locale) {
        return enqueue(conversation, leg -> conversations
                .find(conversation)
                .map(WebFailure::requireOpen)
                .flatMap(found -> found.opened() ? Uni.createFrom().item(false) : begin(leg, found, locale)));
    }

    /** Accepts an activity of the user; the result is its id. */
    public Uni<String> accept(String conversation, UserActivity activity) {
        String id = activity.idIn(conversation);
        if (activity.kind() == Kind.TYPING) {
            return Uni.createFrom().item(id);
        }
        if (activity.rating().isPresent()) {
            return rate(conversation, activity.rating().get()).replaceWith(id);
        }
        return enqueue(conversation, leg -> Uni.combine()
                        .all()
                        .unis(conversations.find(conversation), isKnown(conversation, id, activity))
                        .withUni((found, known) -> known
                                ? Uni.createFrom().voidItem()
                                : publishAndStore(leg, WebFailure.requireOpen(found), id, activity))
                        .chain(() -> conclude(leg, conversation, activity)))
                .replaceWith(id);
    }

    /** A rating changes nothing in the conversation, and is not echoed. */
    private Uni<Void> rate(String conversation, Rating rating) {
        return enqueue(conversation, leg -> conversations
                .find(conversation)
                .map(WebFailure::requireOpen)
                .chain(found -> verdicts.rate(found.subscriber(), rating.reply(), rating.helpful())));
    }

    private Uni<Boolean> isKnown(String conversation, String id, UserActivity activity) {
        return activity.hasClientId()
                ? activities.contains(conversation, id)
                : Uni.createFrom().item(false);
    }

    private <T> Uni<T> enqueue(String conversation, Function<WebLeg, Uni<T>> step) {
        WebLeg leg = legs.of(conversation);
        if (leg.intake().waiting() >= queueLimit) {
            return Uni.createFrom()
                    .failure(new WebFailure(
                            Reason.UNAVAILABLE, "too many activities are waiting in this conversation, send it again"));
        }
        return leg.intake()
                .run(() -> step.apply(leg))
                .onFailure(failure -> !(failure instanceof WebFailure))
                .invoke(failure -> LOG.warnf(
                        "activity not accepted channel=web leg=%s cause=%s",
                        conversation, failure.getClass().getSimpleName()))
                .onFailure()
                .transform(WebFailure::unavailable);
    }

    private Uni<Boolean> begin(WebLeg leg, WebConversation conversation, String locale) {
        String language = locale == null || locale.isBlank() ? subscribers.defaultLanguage() : locale;
        LegOpened opened = new LegOpened(routes.to(conversation), language, conversation.name());
        return publish(leg, conversation, "opened", opened)
                .chain(() -> conversations.open(conversation.id()))
                .replaceWith(true);
    }

    private Uni<Void> publishAndStore(WebLeg leg, WebConversation conversation, String id, UserActivity activity) {
        if (!conversation.opened()) {
            throw new WebFailure(
                    Reason.CONVERSATION_UNKNOWN,
                    "conversation: not begun (expected: POST /v3/directline/conversations)");
        }
        Optional<Refusal> refusal = activity.kind() == Kind.MESSAGE
                ? limits.judge(Channel.WEB, conversation.subscriber(), activity.text())
                : Optional.empty();
        if (refusal.isPresent()) {
            return refuse(leg, conversation, activity, refusal.get());
        }
        return publish(leg, conversation, id, activity)
                .chain(() -> store(leg, conversation, id, activity))
                .onFailure()
                .invoke(() -> limits.takeBack(conversation.subscriber(), activity.text()));
    }

    /** Has the client show the message as not sent. A message in the chat explains why, unless one has just done so. */
    private Uni<Void> refuse(WebLeg leg, WebConversation conversation, UserActivity activity, Refusal refusal) {
        return refusal.explanation()
                .map(notice -> notice.in(language(activity)))
                .map(text -> show(leg, conversation, systemMessage(conversation, text, activity)))
                .orElseGet(() -> Uni.createFrom().voidItem())
                .chain(() -> Uni.createFrom()
                        .failure(new WebFailure(Reason.TOO_MANY, "messages: too many (expected: fewer, in a while)")));
    }

    /**
     * Explains in the chat, at most once a minute, that an attachment was not accepted, because clients show only that
     * it was not sent.
     *
     * @param language the client's language, BCP 47; null when it does not state one
     */
    public Uni<Void> refuseAttachment(String conversation, String language) {
        String chosen = Language.of("", language == null ? subscribers.defaultLanguage() : language);
        String text = Language.choose(chosen, attachments.ko(), attachments.en());
        long minute = Instant.now().getEpochSecond() / 60;
        UUID id = Ids.derived("web attachment", conversation + "/" + minute);
        return enqueue(conversation, leg -> conversations
                .find(conversation)
                .map(WebFailure::requireOpen)
                .flatMap(found -> show(leg, found, bot.systemMessage(id, found.id(), text, chosen))));
    }

    private String language(UserActivity activity) {
        String fallback = activity.locale() == null ? subscribers.defaultLanguage() : activity.locale();
        return Language.of(activity.text(), fallback);
    }

    private BotActivity systemMessage(WebConversation conversation, String text, UserActivity activity) {
        return bot.systemMessage(Ids.timeOrdered(), conversation.id(), text, language(activity));
    }

    private Uni<Void> show(WebLeg leg, WebConversation conversation, BotActivity activity) {
        return activities
                .append(conversation.id(), activity.id(), activity.json(), null)
                .invoke(appended -> leg.push(activity.id(), new WebActivity(appended.seq(), activity.json())))
                .replaceWithVoid();
    }

    /**
     * Also runs for a known activity, because an earlier attempt may have stored it without ending the conversation.
     */
    private Uni<Void> conclude(WebLeg leg, String conversation, UserActivity activity) {
        return activity.kind() == Kind.END_OF_CONVERSATION
                ? conversations.end(conversation).invoke(leg::close)
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> publish(WebLeg leg, WebConversation conversation, String id, UserActivity activity) {
        Route route = routes.to(conversation);
        return switch (activity.kind()) {
            case MESSAGE ->
                publish(leg, conversation, id, new UtteranceReceived(route, activity.text(), activity.locale(), TYPED));
            case END_OF_CONVERSATION ->
                publish(leg, conversation, "closed", new LegClosed(route, "closed by the user"));
            case TYPING, RATING, OTHER -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> publish(WebLeg leg, WebConversation conversation, String name, FromChannel event) {
        return events.publish(Envelope.inbound(conversation.id() + '/' + name, conversation.subscriber(), event)
                .withShown(leg.shown(conversation)));
    }

    private Uni<Void> store(WebLeg leg, WebConversation conversation, String id, UserActivity activity) {
        String echo = activity.echo(id, conversation, Instant.now());
        return activities
                .append(conversation.id(), id, echo, null)
                .invoke(appended -> leg.push(id, new WebActivity(appended.seq(), echo)))
                .replaceWithVoid();
    }
}
