package telecom.assistant.gateway.tool;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import telecom.assistant.conversation.Assurance;

/** Which tools the model may call, for whom, and how often. */
@ConfigMapping(prefix = "assistant.tools")
public interface ToolConfig {

    /** The tools to offer, by name; when empty, all that can work here. */
    Optional<List<String>> enabled();

    /**
     * How well a subscriber has to be identified for each tool, by the tool's name: {@code NONE}, {@code CALLER_ID} or
     * {@code APP_SESSION}. A tool that is not listed keeps its own requirement.
     */
    Map<String, Assurance> assurance();

    /** The longest wait for a tool, whatever it does; the model is then told that there was no answer. */
    @WithDefault("10s")
    Duration timeout();

    /**
     * The most calls of one round that are carried out, all at the same time; the model is told to ask again for the
     * rest.
     */
    @WithDefault("4")
    int callsARound();

    /** The most rounds of calls in a turn; after them the model has to answer with what it has. */
    @WithDefault("4")
    int roundsATurn();

    /** Texts to the subscriber. */
    Text text();

    /** What {@code send_text_message} may send. */
    interface Text {

        /** The operator's number to send texts from if the subscriber has not sent one in this conversation. */
        @WithDefault("114")
        String sender();

        /** The longest text, in characters. */
        @WithDefault("500")
        int maxCharacters();

        /** How many texts may be sent in one turn. */
        @WithDefault("2")
        @WithName("a-turn")
        int maxPerTurn();

        /** How many texts may be sent in one conversation, as far as it is in memory. */
        @WithDefault("10")
        @WithName("a-conversation")
        int maxPerConversation();

        /**
         * Hosts that a text may link to. If there are none, a text with a link is not sent: otherwise, somebody who
         * forges a caller's number could make the operator send a malicious link to the number's owner.
         */
        Optional<List<String>> linkHosts();
    }
}
