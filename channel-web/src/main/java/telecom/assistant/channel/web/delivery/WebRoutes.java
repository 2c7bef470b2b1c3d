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

/** Finds the routes for replies to conversations. Thread-safe. */
@ApplicationScoped
public class WebRoutes {

    private static final String ACCOUNT = "account:";

    private final SubscriberIdentity identity;
    private final NodePartition ownPartition;

    public WebRoutes(SubscriberIdentity identity, NodePartition ownPartition) {
        this.identity = identity;
        this.ownPartition = ownPartition;
    }

    /** The route to the node that holds the newest stream, or to this node if there has not been any stream. */
    public Route to(WebConversation conversation) {
        String address = conversation.number() == null ? account(conversation.userId()) : conversation.number();
        int partition = conversation.nodePartition() == null ? ownPartition.number() : conversation.nodePartition();
        return new Route(Channel.WEB, conversation.id(), address, BotActivities.BOT_ID, partition);
    }

    /**
     * An account id as an address. An id that could be read as a phone number is marked, because nobody vouches that
     * the number belongs to the user. Any other id is passed on unchanged, as the operator's systems know it. A phone
     * number without its leading 0 can still be read as a phone number. So a customer number such as 1000123456
     * (010-0012-3456) is marked, whereas one such as 9000123456 is not.
     */
    private String account(String userId) {
        return canBeReadAsNumber(Normalizer.normalize(userId, Form.NFKC).strip()) ? ACCOUNT + userId : userId;
    }

    private boolean canBeReadAsNumber(String account) {
        if (account.startsWith("+")) {
            return true;
        }
        boolean hasLetter = account.codePoints().anyMatch(Character::isLetter);
        return !hasLetter
                && (account.startsWith("0") || identity.toE164(account).isPresent());
    }
}
