package telecom.assistant.channel.web.delivery;

import telecom.assistant.channel.Channel;
import telecom.assistant.channel.NodePartition;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.web.activity.BotActivities;
import telecom.assistant.store.web.WebConversation;

/** Where replies to a conversation go. */
public final class WebRoutes {

    private WebRoutes() {}

    /** The route to the node that holds the newest stream, or to this node if there has not been any stream. */
    public static Route to(WebConversation conversation, NodePartition own) {
        String address = conversation.number() == null ? conversation.userId() : conversation.number();
        int partition = conversation.nodePartition() == null ? own.number() : conversation.nodePartition();
        return new Route(Channel.WEB, conversation.id(), address, BotActivities.BOT_ID, partition);
    }
}
