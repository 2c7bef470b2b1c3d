package telecom.assistant.store.conversation;

import java.util.Locale;
import telecom.assistant.channel.Channel;

/** A channel as the column {@code channel} holds it: in capitals, as nodes of earlier versions read and write it. */
final class ChannelColumn {

    private ChannelColumn() {}

    static String write(Channel channel) {
        return channel.label().toUpperCase(Locale.ROOT);
    }

    static Channel read(String column) {
        return new Channel(column.toLowerCase(Locale.ROOT));
    }
}
