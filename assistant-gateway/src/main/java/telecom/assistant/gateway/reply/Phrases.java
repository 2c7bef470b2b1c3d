package telecom.assistant.gateway.reply;

import io.smallrye.config.ConfigMapping;
import java.util.Map;

/**
 * What the system itself says to subscribers, each phrase by language ({@code ko}, {@code en}). The texts stand in
 * {@code application.properties}, where a deployment changes them.
 */
@ConfigMapping(prefix = "assistant.phrases")
public interface Phrases {

    /** That an AI answers (AI Basic Act, article 31): said before the first reply on each leg. */
    Map<String, String> disclosure();

    /** The first words of a call, after the disclosure. */
    Map<String, String> greeting();

    /** A person has been called. */
    Map<String, String> transfer();

    /** The model can't be reached; offers a person. */
    Map<String, String> apology();

    /** An agent has taken over; {@code {agent}} is the agent's name. */
    Map<String, String> agentJoined();

    /** The agent has handed back. */
    Map<String, String> agentLeft();

    /** The caller has been silent for a while. */
    Map<String, String> silence();

    /** Many others wait for the model; it goes on in a moment. */
    Map<String, String> waiting();

    /** Something is being looked up, and takes a moment; said to a caller. */
    Map<String, String> lookingUp();

    /** Too many wait for the model; offers to try again, or a person. */
    Map<String, String> busy();

    /** The day's budget is spent; says that it goes on tomorrow, and by which word a person is reached. */
    Map<String, String> budgetSpent();

    /** What an agent is told of a subscriber who asked for a person after the budget was spent. */
    Map<String, String> budgetHandoff();

    /** Nobody came for a subscriber who waited for a person. */
    Map<String, String> noAgent();

    /** The agent has ended the conversation. */
    Map<String, String> conversationEnded();

    /** What the model is told about keys that a caller pressed; {@code {digits}} are the keys. */
    Map<String, String> digits();

    /** The phrase in a language, Korean when it has none in that language. */
    static String in(String language, Map<String, String> phrase) {
        String text = phrase.get(language);
        return text != null ? text : phrase.getOrDefault("ko", "");
    }
}
