package telecom.assistant.channel.web.directline;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.SubscriberIdentity;
import telecom.assistant.channel.web.activity.ActivitySet;
import telecom.assistant.channel.web.config.WebConfig;
import telecom.assistant.channel.web.failure.WebFailure;
import telecom.assistant.channel.web.failure.WebFailure.Reason;
import telecom.assistant.store.web.WebActivityStore;
import telecom.assistant.store.web.WebConversation;
import telecom.assistant.store.web.WebConversationStore;

/** Creates and reads conversations for clients. All failures are {@link WebFailure}s. */
@ApplicationScoped
class Conversations {

    private final WebConversationStore conversations;
    private final WebActivityStore activities;
    private final SubscriberIdentity identity;
    private final int pageSize;

    Conversations(
            WebConversationStore conversations,
            WebActivityStore activities,
            SubscriberIdentity identity,
            WebConfig config) {
        this.conversations = conversations;
        this.activities = activities;
        this.identity = identity;
        this.pageSize = config.directLine().pageSize();
    }

    /**
     * Creates a conversation for a user. Its subscriber is derived from the linked number or, if there is none, from
     * the app account.
     */
    Uni<Grant> create(User user) {
        String number = user.phoneNumber() == null ? null : e164(user.phoneNumber());
        SubscriberId subscriber = number == null ? identity.ofAccount(user.id()) : identity.ofNumber(number);
        String id = Ids.timeOrdered().toString();
        return conversations
                .create(id, subscriber, user.id(), user.name(), number)
                .onFailure()
                .transform(WebFailure::unavailable)
                .replaceWith(new Grant(id, user.id()));
    }

    /** Finds a conversation that this user has begun and that has not ended; to any other user it is unknown. */
    Uni<Grant> resume(String id, User user) {
        return conversations
                .find(id)
                .map(found -> WebFailure.requireOpen(
                        found.filter(conversation -> conversation.userId().equals(user.id()))))
                .map(Grant::of)
                .onFailure()
                .transform(WebFailure::unavailable);
    }

    /** Finds a conversation that has not ended. */
    Uni<WebConversation> find(String id) {
        return conversations.find(id).map(WebFailure::requireOpen).onFailure().transform(WebFailure::unavailable);
    }

    /** The stored activities that follow a watermark, with the watermark of the next page. */
    Uni<ActivitySet> page(String id, long watermark) {
        return activities
                .after(id, watermark, pageSize)
                .map(page -> ActivitySet.stored(
                        page,
                        page.isEmpty() ? watermark : page.get(page.size() - 1).seq()))
                .onFailure()
                .transform(WebFailure::unavailable);
    }

    private String e164(String phoneNumber) {
        Optional<String> number = identity.toE164(phoneNumber);
        return number.orElseThrow(() -> new WebFailure(
                Reason.ARGUMENT_INVALID, "user.phone_number: not a phone number (expected: E.164, such as +8210…)"));
    }
}
