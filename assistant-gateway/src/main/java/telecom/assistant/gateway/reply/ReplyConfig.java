package telecom.assistant.gateway.reply;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import telecom.assistant.channel.Channel;

/** How replies are generated. */
@ConfigMapping(prefix = "assistant.reply")
public interface ReplyConfig {

    /** Shortest time between two pieces of a reply on the web. */
    @WithDefault("50ms")
    Duration webDeltaInterval();

    /** A caller is told that something is being looked up when it takes longer than this. */
    @WithDefault("1200ms")
    Duration lookingUpAfter();

    /** Longest reply in tokens, by channel; with tools, of each of its rounds. */
    MaxTokens maxTokens();

    /** Token limits by channel. */
    interface MaxTokens {
        @WithDefault("300")
        int voice();

        @WithDefault("300")
        int sms();

        @WithDefault("1024")
        int web();
    }

    /** Deadlines by channel. */
    Deadlines deadlines();

    /** How long a channel's subscriber is kept without an answer, from the moment that the model is asked. */
    interface Deadlines {

        /** A caller hears silence until the first words. */
        VoiceDeadline voice();

        /** A chat shows that an answer is being written. */
        WebDeadline web();

        /** A text is looked at when it comes. */
        SmsDeadline sms();

        /** The deadlines of a channel. */
        default Deadline of(Channel channel) {
            return switch (channel) {
                case VOICE -> voice();
                case WEB -> web();
                case SMS -> sms();
            };
        }
    }

    /** When one of them passes, the model is stopped, and the reply ends with the apology. */
    interface Deadline {

        /** Longest wait for the first words; while tools are called they are not waited for. */
        Duration firstToken();

        /** Longest time until the reply is whole. */
        Duration total();
    }

    interface VoiceDeadline extends Deadline {
        @Override
        @WithDefault("8s")
        Duration firstToken();

        @Override
        @WithDefault("60s")
        Duration total();
    }

    interface WebDeadline extends Deadline {
        @Override
        @WithDefault("30s")
        Duration firstToken();

        @Override
        @WithDefault("3m")
        Duration total();
    }

    interface SmsDeadline extends Deadline {
        @Override
        @WithDefault("60s")
        Duration firstToken();

        @Override
        @WithDefault("3m")
        Duration total();
    }
}
