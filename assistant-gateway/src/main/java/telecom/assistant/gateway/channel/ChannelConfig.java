package telecom.assistant.gateway.channel;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import telecom.assistant.conversation.ArrivalPolicy;
import telecom.assistant.conversation.Assurance;
import telecom.assistant.conversation.Pieces;

/**
 * The profiles of the channels, by name. Those of the built-in channels are in {@code application.properties}. In the
 * engine, a profile is a {@link telecom.assistant.conversation.ChannelProfile}.
 */
@ConfigMapping(prefix = "assistant.channels")
public interface ChannelConfig {

    @WithParentName
    Map<String, Profile> byName();

    /** The profile of a channel. */
    interface Profile {

        /** The channel's priority for the model when many turns wait; the lowest number goes first. */
        int priority();

        /** How to treat a message that arrives while an answer is under way. */
        ArrivalPolicy arrival();

        /** How a streamed reply is cut into pieces. */
        Pieces pieces();

        /**
         * Whether the subscriber hears each piece as soon as it is sent. If so, a reply that is cut off keeps the
         * pieces that were sent.
         */
        @WithDefault("false")
        boolean spoken();

        /** Whether opening a leg opens the conversation and is answered with a greeting. */
        @WithDefault("false")
        boolean greets();

        /** Whether the subscriber gets a notice when many others are waiting for the model. */
        @WithDefault("false")
        boolean waitNotice();

        /**
         * How long tools may run before the subscriber is told that something is being looked up; if unset, there is no
         * such notice.
         */
        Optional<Duration> lookUpNotice();

        /** Whether this channel sends the text messages that subscribers request on other channels. */
        @WithDefault("false")
        boolean texts();

        /**
         * Whether each node of the channel owns a partition of the channel's outbound topic; read before the
         * application starts.
         */
        @WithDefault("false")
        boolean ownPartition();

        /** How certain it is who is speaking, if the route has a phone number. */
        Assurance assurance();

        Deadlines deadlines();

        Queue queue();

        /** The name of the channel's system prompt; without it, the channel's own name. */
        Optional<String> prompt();

        /** The longest reply in tokens; if tools are called, the limit of each round. */
        int maxTokens();
    }

    /** The longest that subscribers wait for an answer. */
    interface Deadlines {

        /**
         * The longest wait for the first words of a reply once the model has been asked, not counting the time that
         * tools run.
         */
        Duration firstWords();

        /** The longest time until the reply is complete. */
        Duration whole();
    }

    /** How many turns may wait for the model, and how long. */
    interface Queue {

        /** How many turns may wait; the subscriber of any further turn is told that the assistant is too busy. */
        int places();

        /** How long a turn may wait before the subscriber is told that the assistant is too busy. */
        Duration longest();
    }
}
