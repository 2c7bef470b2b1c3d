package telecom.assistant.channel.web.delivery;

import telecom.assistant.channel.Channel;
import telecom.assistant.channel.NodePartition;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.web.activity.BotActivities;
import telecom.assistant.store.web.WebConversation;

/** Where replies to a conversation go. */
public final class WebRoutes {

    private static final String ACCOUNT = "account:";

    private WebRoutes() {}

    /** The route to the node that holds the newest stream, or to this node if there has not been any stream. */
    public static Route to(WebConversation conversation, NodePartition own) {
        String address = conversation.number() == null ? account(conversation.userId()) : conversation.number();
        int partition = conversation.nodePartition() == null ? own.number() : conversation.nodePartition();
        return new Route(Channel.WEB, conversation.id(), address, BotActivities.BOT_ID, partition);
    }

    /**
     * An account as an address. Readers of a route take what begins with a plus for a number, and other systems may take
     * anything without a letter for one, so such an account is marked: nobody vouches that it is its owner's number.
     */
    private static String account(String userId) {
        boolean readsAsNumber = userId.startsWith("+") || userId.codePoints().noneMatch(Character::isLetter);
        return readsAsNumber ? ACCOUNT + userId : userId;
    }
}
