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

        /** The order in which channels get to the model when many turns wait, lowest number first. */
        int priority();

        /** What happens to a message that arrives while an answer is under way. */
        ArrivalPolicy arrival();

        /** How a streamed reply is cut into pieces. */
        Pieces pieces();

        /** Whether pieces are heard as they are sent, so that a reply that was cut off keeps what had been sent. */
        @WithDefault("false")
        boolean spoken();

        /** Whether opening a leg opens the conversation and is answered with a greeting. */
        @WithDefault("false")
        boolean greets();

        /** Whether the subscriber gets a notice when many others are waiting for the model. */
        @WithDefault("false")
        boolean waitNotice();

        /** How long tools may run before the subscriber hears that something is being looked up; without it, never. */
        Optional<Duration> lookUpNotice();

        /** Whether this channel sends the text messages that subscribers request on other channels. */
        @WithDefault("false")
        boolean texts();

        /**
         * Whether each node of the channel owns a partition of its outbound topic; read before the application starts.
         */
        @WithDefault("false")
        boolean ownPartition();

        /** How certain it is who is speaking, if the route has a number. */
        Assurance assurance();

        Deadlines deadlines();

        Queue queue();

        /** The name of the channel's system prompt; without it, the channel's own name. */
        Optional<String> prompt();

        /** The longest reply in tokens; if tools are called, the limit of each round. */
        int maxTokens();
    }

    /** How long subscribers wait for an answer at most. */
    interface Deadlines {

        /** The longest wait for the first words after the model is asked; time spent running tools does not count. */
        Duration firstWords();

        /** The longest time until the reply is complete. */
        Duration whole();
    }

    /** How many turns may wait for the model, and how long. */
    interface Queue {

        /** How many turns may wait; the next one is told that the assistant is too busy. */
        int places();

        /** How long a turn may wait before the subscriber is told that the assistant is too busy. */
        Duration longest();
    }
}
