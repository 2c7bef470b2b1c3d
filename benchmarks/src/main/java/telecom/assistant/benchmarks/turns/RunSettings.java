package telecom.assistant.benchmarks.turns;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import telecom.assistant.benchmarks.cluster.Cluster;
import telecom.assistant.local.kafka.KafkaPart;

/** The settings with which a plan is carried out. */
record RunSettings(TurnsPlan plan) {

    /** Headroom over the concurrent conversations, so that no turn waits for admission or is refused by the tier. */
    private static final int ROOM = 100;

    private static final String OPTIONS_OF_ALL_JVMS = "JDK_JAVA_OPTIONS";

    /** The application's settings, as environment variables. */
    Map<String, String> gatewayVariables() {
        return Map.of(
                "ASSISTANT_ADMISSION_TURNS_AT_ONCE",
                Integer.toString(plan.mostConversations() + ROOM),
                "ASSISTANT_MODEL_TIERS_PRIMARY_MAX_CONCURRENT",
                Integer.toString(plan.mostConversations() + 2 * ROOM),
                // The users of this benchmark ask again as soon as they have an answer, faster than any person could.
                "ASSISTANT_LIMITS_MESSAGES",
                "0",
                "ASSISTANT_LIMITS_LOOPS_ANSWERS",
                "0");
    }

    /** A description of the run for readers of the results. */
    Map<String, String> description() {
        Map<String, String> description = new LinkedHashMap<>();
        description.put(
                "model", Question.TOKENS + " tokens an answer; paced: 200 ms to the first one, then 10 ms each");
        description.put("turns of a subscriber", Integer.toString(ChatUser.TURNS));
        description.put(
                "warm-up", plan.warmUp() + " turns in " + plan.crowd() + " conversations with the instant model");
        description.put(
                "each row",
                "%s s before it is measured, then %s s"
                        .formatted(
                                seconds(plan.settling().toMillis()),
                                seconds(plan.time().toMillis())));
        description.put(
                "gateway's settings",
                gatewayVariables().entrySet().stream()
                        .map(Object::toString)
                        .sorted()
                        .collect(Collectors.joining(" ")));
        description.put("gateway's JVM", Cluster.JVM_OPTIONS);
        description.put("broker's JVM", String.join(" ", KafkaPart.JVM_OPTIONS));
        description.put("JVM of users and model", ownOptions());
        String optionsOfAllJvms = System.getenv(OPTIONS_OF_ALL_JVMS);
        if (optionsOfAllJvms != null && !optionsOfAllJvms.isBlank()) {
            description.put("every JVM", optionsOfAllJvms);
        }
        return description;
    }

    private static String seconds(long millis) {
        return Double.toString(millis / 1e3);
    }

    /** This process's {@code -X} options. The other options only show where it was started. */
    private static String ownOptions() {
        List<String> options = ManagementFactory.getRuntimeMXBean().getInputArguments();
        String own = options.stream().filter(option -> option.startsWith("-X")).collect(Collectors.joining(" "));
        return own.isEmpty() ? "defaults" : own;
    }
}
