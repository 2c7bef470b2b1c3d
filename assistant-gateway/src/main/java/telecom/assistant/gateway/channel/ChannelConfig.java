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
 * The profiles of the channels, by name. Those of this product stand in {@code application.properties}; what each setting
 * means is said at {@link telecom.assistant.conversation.ChannelProfile}.
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

        /** Whether each of its nodes owns a partition of its outbound topic; read before the application starts. */
        @WithDefault("false")
        boolean ownPartition();

        Assurance assurance();

        Deadlines deadlines();

        Queue queue();

        int maxTokens();
    }

    /** How long subscribers are kept without an answer. */
    interface Deadlines {

        Duration firstWords();

        Duration whole();
    }

    /** Turns that wait for the model. */
    interface Queue {

        int places();

        Duration longest();
    }
}
