package telecom.assistant.local;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import telecom.assistant.local.bss.BssStandIn;
import telecom.assistant.local.kafka.KafkaPart;
import telecom.assistant.local.login.Client;
import telecom.assistant.local.login.LogInStandIn;
import telecom.assistant.local.model.ModelStandIn;
import telecom.assistant.local.postgres.PostgresPart;
import telecom.assistant.local.smsc.SmscAccount;

/** The gateway's settings for the parts of a stack, as environment variables in a stable order. */
final class StackSettings {
    /** The API key for the model's stand-in. It need not be secret, because the stand-in listens on loopback only. */
    private static final String MODEL_KEY = "loopback-only";

    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<String> standIns = new ArrayList<>();

    StackSettings kafka(KafkaPart kafka) {
        settings.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        // There is only one broker.
        settings.put("ASSISTANT_ADMIN_TOPIC_REPLICAS", "1");
        settings.put("ASSISTANT_ADMIN_TOPIC_IN_SYNC_REPLICAS", "1");
        return this;
    }

    StackSettings postgres(PostgresPart postgres) {
        String address = "postgresql://127.0.0.1:" + postgres.port() + "/" + PostgresPart.NAME;
        settings.put("QUARKUS_DATASOURCE_REACTIVE_URL", address);
        settings.put("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:" + address);
        settings.put("QUARKUS_DATASOURCE_USERNAME", PostgresPart.NAME);
        settings.put("QUARKUS_DATASOURCE_PASSWORD", PostgresPart.NAME);
        return this;
    }

    StackSettings model(ModelStandIn model) {
        settings.put("MODEL_BASE_URL", model.baseUrl());
        settings.put("MODEL_API_KEY", MODEL_KEY);
        settings.put("MODEL_NAME", ModelStandIn.MODEL);
        // The stand-in supports everything, and what it is asked is counted in tests.
        for (String setting : List.of("TOOLS", "THINKING", "JSON_MODE", "STREAM_OPTIONS")) {
            settings.put("ASSISTANT_MODEL_TIERS_PRIMARY_SUPPORTS_" + setting, "true");
        }
        standIns.add("model");
        return this;
    }

    StackSettings smsc(int port, SmscAccount account, String handsetUrl) {
        settings.put("ASSISTANT_SMS_SMPP_HOST", "127.0.0.1");
        settings.put("ASSISTANT_SMS_SMPP_PORT", String.valueOf(port));
        settings.put("ASSISTANT_SMS_SMPP_SYSTEM_ID", account.systemId());
        settings.put("ASSISTANT_SMS_SMPP_PASSWORD", account.password());
        settings.put("ASSISTANT_SMS_SMPP_ADDRESS", account.address());
        settings.put("ASSISTANT_DEMO_HANDSET_URL", handsetUrl);
        standIns.add("smsc");
        return this;
    }

    StackSettings bss(BssStandIn bss) {
        settings.put("ASSISTANT_BSS_BASE_URL", bss.baseUrl());
        standIns.add("bss");
        return this;
    }

    StackSettings logIn(LogInStandIn logIn) {
        settings.put("ASSISTANT_ACCESS_LOG_IN", "true");
        settings.put("QUARKUS_OIDC_AUTH_SERVER_URL", logIn.baseUrl());
        settings.put("QUARKUS_OIDC_CLIENT_ID", Client.GATEWAY.id());
        settings.put("QUARKUS_OIDC_CREDENTIALS_SECRET", Client.GATEWAY.secret());
        return this;
    }

    Map<String, String> asMap() {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.put("ASSISTANT_DEMO_ENABLED", "true");
        all.put("ASSISTANT_DEMO_STAND_INS", String.join(",", standIns));
        return all;
    }
}
