package telecom.assistant.gateway.reply;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import telecom.assistant.channel.Channel;

/** How many turns the model answers at once, and who waits how long when it is too many. */
@ConfigMapping(prefix = "assistant.admission")
public interface AdmissionConfig {

    /**
     * Turns that the model answers at once on this node; the next ones wait, callers first, then chats, then texts. Less
     * than the tiers take ({@code assistant.model.tiers.*.max-concurrent}), because summaries and suggestions need places
     * there, too.
     */
    @WithDefault("224")
    int turnsAtOnce();

    /** A caller or a chat that has waited for this long is told so. */
    @WithDefault("2s")
    Duration tellAfter();

    /** Callers in the queue. They have a voice in their ear or none, so they wait shortest. */
    Voice voice();

    /** Chats in the queue. */
    Web web();

    /** Texts in the queue. Nobody looks at the screen for them, so they wait longest. */
    Sms sms();

    /** The limits of a channel's queue; who comes when it is full, or waits too long, is told that all are busy. */
    interface Queue {

        /** Most turns that wait. */
        int waiting();

        /** Longest wait of a turn. */
        Duration longest();
    }

    interface Voice extends Queue {
        @Override
        @WithDefault("200")
        int waiting();

        @Override
        @WithDefault("5s")
        Duration longest();
    }

    interface Web extends Queue {
        @Override
        @WithDefault("1000")
        int waiting();

        @Override
        @WithDefault("20s")
        Duration longest();
    }

    interface Sms extends Queue {
        @Override
        @WithDefault("5000")
        int waiting();

        @Override
        @WithDefault("10m")
        Duration longest();
    }

    /** The limits of a channel. */
    default Queue of(Channel channel) {
        return switch (channel) {
            case VOICE -> voice();
            case WEB -> web();
            case SMS -> sms();
        };
    }
}
