package telecom.assistant.channel.web.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.NodePartition;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberIdentity;
import telecom.assistant.channel.web.activity.BotActivities;
import telecom.assistant.store.web.WebConversation;

/** Where replies to a conversation go. Safe for use by many threads. */
@ApplicationScoped
public class WebRoutes {

    private static final String ACCOUNT = "account:";

    private final SubscriberIdentity identity;
    private final NodePartition own;

    public WebRoutes(SubscriberIdentity identity, NodePartition own) {
        this.identity = identity;
        this.own = own;
    }

    /** The route to the node that holds the newest stream, or to this node if there has not been any stream. */
    public Route to(WebConversation conversation) {
        String address = conversation.number() == null ? account(conversation.userId()) : conversation.number();
        int partition = conversation.nodePartition() == null ? own.number() : conversation.nodePartition();
        return new Route(Channel.WEB, conversation.id(), address, BotActivities.BOT_ID, partition);
    }

    /**
     * An account as an address. One that could be read as a phone number is marked, because nobody vouches that it is
     * its owner's; any other is passed on as the operator's systems know it. Without its 0 a number is one still, so a
     * customer number such as 1000123456 (010-0012-3456) is marked, and 9000123456 is not.
     */
    private String account(String userId) {
        return readsAsNumber(Normalizer.normalize(userId, Form.NFKC).strip()) ? ACCOUNT + userId : userId;
    }

    private boolean readsAsNumber(String account) {
        if (account.startsWith("+")) {
            return true;
        }
        boolean hasLetter = account.codePoints().anyMatch(Character::isLetter);
        return !hasLetter
                && (account.startsWith("0") || identity.toE164(account).isPresent());
    }
}
