package telecom.assistant.integration.settings;

import java.util.Map;
import telecom.assistant.integration.harness.Administration;
import telecom.assistant.local.gateway.Gateway;

/** The settings of a gateway with short limits and a token. Several tests share them, because each start takes time. */
final class Strict {

    private static final String TOKEN = "token-of-a-test";

    static final Map<String, String> SETTINGS = Map.of(
            "ASSISTANT_ADMIN_TOKEN", TOKEN,
            "ASSISTANT_ADMIN_LONGEST_TOPIC_RETENTION", "1h",
            "ASSISTANT_ENGINE_CONVERSATION_IDLE", "5S",
            "ASSISTANT_ENGINE_LAPSE_INTERVAL", "1S");

    private Strict() {}

    static Administration administration(Gateway gateway) {
        return new Administration(gateway, "Authorization", "Bearer " + TOKEN);
    }
}
