package telecom.assistant.local;

import java.util.Map;

/** The table on the terminal: what runs where, and which parts are stand-ins. */
final class Table {
    private static final String ROW = "  %-12s %-44s %s%n";

    private final LocalStack stack;
    private final Map<String, String> environment;
    private final StringBuilder text = new StringBuilder();

    private Table(LocalStack stack, Map<String, String> environment) {
        this.stack = stack;
        this.environment = environment;
    }

    static String of(LocalStack stack, Map<String, String> environment) {
        return new Table(stack, environment).render();
    }

    private String render() {
        Map<String, String> settings = stack.settings();
        row(Part.KAFKA, "Kafka", "KAFKA_BOOTSTRAP_SERVERS", "a real broker in a process of its own");
        row(Part.POSTGRES, "PostgreSQL", "QUARKUS_DATASOURCE_REACTIVE_URL", "a real server in a process of its own");
        row(
                Part.MODEL,
                "Model tier",
                "MODEL_BASE_URL",
                "STAND-IN with scripted answers; MODEL_BASE_URL=… for a real one");
        row(
                Part.BSS,
                "BSS",
                "ASSISTANT_BSS_BASE_URL",
                "STAND-IN: bills, usage, tickets; ASSISTANT_BSS_BASE_URL=… for a real one");
        row(
                Part.LOG_IN,
                "Log-in",
                "QUARKUS_OIDC_AUTH_SERVER_URL",
                "STAND-IN with invented people; QUARKUS_OIDC_AUTH_SERVER_URL=… for a real one");
        if (stack.parts().contains(Part.SMSC)) {
            String smpp = "127.0.0.1:" + settings.get("ASSISTANT_SMS_SMPP_PORT") + " (SMPP)";
            row("SMSC", smpp, "STAND-IN; ASSISTANT_SMS_SMPP_HOST=… for a real one");
            row("Handsets", settings.get("ASSISTANT_DEMO_HANDSET_URL"), "STAND-IN, the SMSC's other side");
        } else {
            row("SMSC", environment.get(Part.SMSC.setting()), "from the environment");
        }
        return text.toString();
    }

    private void row(Part part, String name, String setting, String note) {
        if (stack.parts().contains(part)) {
            row(name, stack.settings().get(setting), note);
        } else {
            row(name, environment.get(setting), "from the environment");
        }
    }

    private void row(String name, String address, String note) {
        text.append(ROW.formatted(name, address, note));
    }
}
