package telecom.assistant.local;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The parts that the stack can start. */
public enum Part {
    KAFKA("KAFKA_BOOTSTRAP_SERVERS"),
    POSTGRES("QUARKUS_DATASOURCE_REACTIVE_URL"),
    SMSC("ASSISTANT_SMS_SMPP_HOST"),
    MODEL("MODEL_BASE_URL"),
    BSS("ASSISTANT_BSS_BASE_URL"),
    LOG_IN("QUARKUS_OIDC_AUTH_SERVER_URL");

    private final String setting;

    Part(String setting) {
        this.setting = setting;
    }

    /** The gateway's setting for this part's address. If the environment has it, the part is not started. */
    public String setting() {
        return setting;
    }

    /** The parts whose address is not set in the environment. */
    public static Set<Part> missingFrom(Map<String, String> environment) {
        Set<Part> missing = EnumSet.allOf(Part.class);
        missing.removeIf(part -> !environment.getOrDefault(part.setting, "").isBlank());
        return missing;
    }
}
