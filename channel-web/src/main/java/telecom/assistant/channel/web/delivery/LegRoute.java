package telecom.assistant.channel.web.delivery;

import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.web.WebNode;
import telecom.assistant.channel.web.activity.ActivitySchema;
import telecom.assistant.store.web.WebConversation;

/** The way that replies to a conversation take. */
final class LegRoute {

    private LegRoute() {}

    /** To the node that holds the newest stream; to this one before there was any. */
    static Route of(WebConversation conversation, WebNode node) {
        return new Route(
                Channel.WEB,
                conversation.id(),
                conversation.number() == null ? conversation.userId() : conversation.number(),
                ActivitySchema.BOT_ID,
                conversation.nodePartition() == null ? node.partition() : conversation.nodePartition());
    }
}
