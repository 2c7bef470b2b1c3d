package telecom.assistant.channel.voice.twiml;

import java.util.List;
import java.util.Map;

/**
 * A {@code <ConversationRelay>} element.
 *
 * @param attributes the attributes, in the order in which they are written
 * @param languages the attributes of each {@code <Language>}
 * @param parameters the parameters that the platform sends back when it connects
 */
record RelayElement(
        Map<String, String> attributes, List<Map<String, String>> languages, Map<String, String> parameters) {}
