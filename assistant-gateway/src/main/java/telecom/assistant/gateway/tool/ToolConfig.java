package telecom.assistant.gateway.tool;

import telecom.assistant.conversation.Assurance;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which tools the model may call, for whom, and how often. */
@ConfigMapping(prefix = "assistant.tools")
public interface ToolConfig {

    /** The tools that are offered, by name; all that work here when it is empty. */
    Optional<List<String>> enabled();

    /**
     * How well a subscriber has to be known for a tool, by its name: {@code NONE}, {@code CALLER_ID} or {@code
     * APP_SESSION}; the tool's own need where it is not named.
     */
    Map<String, Assurance> assurance();

    /** The longest wait for a tool, whatever it asks; the model is then told that there was no answer. */
    @WithDefault("10s")
    Duration timeout();

    /** Calls of one round that are carried out, at the same time; the model is told to ask again for the others. */
    @WithDefault("4")
    int callsARound();

    /** Rounds of calls in a turn; after them the model has to answer with what it has. */
    @WithDefault("4")
    int roundsATurn();

    /** Texts to the subscriber. */
    Text text();

    /** What {@code send_text_message} may send. */
    interface Text {

        /** The operator's address that texts come from when the subscriber has not texted one in this conversation. */
        @WithDefault("114")
        String sender();

        /** The longest text, in characters. */
        @WithDefault("500")
        int maxCharacters();

        /** Texts within one turn. */
        @WithDefault("2")
        int aTurn();

        /** Texts within one conversation, as far as it is in memory. */
        @WithDefault("10")
        int aConversation();

        /**
         * Hosts to which a text may link. Without any, a text with a link is not sent: who forges a caller's number
         * could otherwise have the operator text a link of theirs to the number's owner.
         */
        Optional<List<String>> linkHosts();
    }
}
