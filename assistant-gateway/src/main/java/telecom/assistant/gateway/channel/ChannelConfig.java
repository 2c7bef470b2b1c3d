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
 * The profiles of the channels, by name. Those of the built-in channels are in {@code application.properties}; {@link
 * telecom.assistant.conversation.ChannelProfile} says what each setting means.
 */
@ConfigMapping(prefix = "assistant.channels")
public interface ChannelConfig {

    @WithParentName
    Map<String, Profile> byName();

    /** The profile of a channel. */
    interface Profile {

        int priority();

        ArrivalPolicy arrival();

        Pieces pieces();

        @WithDefault("false")
        boolean spoken();

        @WithDefault("false")
        boolean greets();

        @WithDefault("false")
        boolean waitNotice();

        Optional<Duration> lookUpNotice();

        @WithDefault("false")
        boolean texts();

        /**
         * Whether each node of the channel owns a partition of its outbound topic; read before the application starts.
         */
        @WithDefault("false")
        boolean ownPartition();

        Assurance assurance();

        Deadlines deadlines();

        Queue queue();

        /** The name of the channel's system prompt; without it, the channel's own name. */
        Optional<String> prompt();

        int maxTokens();
    }

    /** How long subscribers wait for an answer at most. */
    interface Deadlines {

        Duration firstWords();

        Duration whole();
    }

    /** How many turns may wait for the model, and how long. */
    interface Queue {

        int places();

        Duration longest();
    }
}
