package telecom.assistant.gateway.tool;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import telecom.assistant.channel.flow.Timers;
import telecom.assistant.conversation.Assurance;
import telecom.assistant.model.ToolSpec;

/**
 * The tools that the model is offered, sorted by name, so that prompts begin the same way on every node and the
 * inference tier's prefix cache keeps hitting. All subscribers are offered the same tools; a tool refuses a subscriber
 * who is not identified well enough, and says what to offer instead. Measures {@code assistant.tools.calls}, by tool
 * and outcome.
 */
@ApplicationScoped
public class ToolRegistry {

    /** The common label for all names that a model makes up. */
    private static final String UNKNOWN = "unknown";

    private final TreeMap<String, GuardedTool> tools = new TreeMap<>();
    private final ToolConfig config;
    private final Timers timers;
    private final MeterRegistry meters;

    /** @throws IllegalArgumentException when a setting names a tool that does not exist */
    ToolRegistry(@All List<AssistantTool> known, ToolConfig config, Timers timers, MeterRegistry meters) {
        this.config = config;
        this.timers = timers;
        this.meters = meters;
        TreeSet<String> names = new TreeSet<>();
        known.forEach(tool -> names.add(tool.description().name()));
        config.enabled().ifPresent(enabled -> expect(names, enabled, "assistant.tools.enabled"));
        Map<String, Assurance> assurances = byName(config.assurance());
        expect(names, assurances.keySet(), "assistant.tools.assurance");
        for (AssistantTool tool : known) {
            String name = tool.description().name();
            boolean wanted =
                    config.enabled().map(enabled -> enabled.contains(name)).orElse(true);
            if (wanted && tool.isAvailable()) {
                Assurance needed =
                        assurances.getOrDefault(name, tool.description().assurance());
                tools.put(name, new GuardedTool(tool, needed, config, timers, meters));
            }
        }
    }

    /** An environment variable cannot distinguish an underscore from a dot, so a name may contain either. */
    private static Map<String, Assurance> byName(Map<String, Assurance> settings) {
        Map<String, Assurance> byName = new TreeMap<>();
        settings.forEach((name, assurance) -> byName.put(name.replace('.', '_'), assurance));
        byName.putAll(settings);
        byName.keySet().removeIf(name -> name.contains("."));
        return byName;
    }

    private static void expect(Collection<String> known, Collection<String> named, String setting) {
        named.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException(setting + ": " + name + " (expected: one of " + known + ")");
        });
    }

    /** The descriptions that the model gets, always in the same order. */
    public List<ToolSpec> specs() {
        return tools.values().stream().map(GuardedTool::spec).toList();
    }

    /**
     * The calls of one turn.
     *
     * @param turn identifies the turn; the same if the turn runs again
     */
    public TurnTools forTurn(String turn, ToolCaller caller) {
        return forTurn(turn, caller, Set.of());
    }

    /**
     * The calls of one turn.
     *
     * @param doneBefore the acts of earlier turns that a reply may still claim: the subscriber has not heard of them,
     *     or they are still going on
     */
    public TurnTools forTurn(String turn, ToolCaller caller, Set<Act> doneBefore) {
        return new TurnTools(this, turn, caller, doneBefore);
    }

    /** How well a subscriber has to be identified for a tool; empty if the tool is not offered. */
    public Optional<Assurance> assuranceOf(String tool) {
        return named(tool).map(GuardedTool::needed);
    }

    /**
     * The acts that a note on an earlier call proves.
     *
     * @param note the line that agents see
     */
    public Set<Act> provedBy(String tool, String note) {
        return named(tool)
                .filter(known -> !note.equals(known.resultUnknown().ko())
                        && !note.equals(known.resultUnknown().en()))
                .map(GuardedTool::proves)
                .orElse(Set.of());
    }

    ToolConfig config() {
        return config;
    }

    Timers timers() {
        return timers;
    }

    Optional<GuardedTool> named(String name) {
        return Optional.ofNullable(tools.get(name));
    }

    Map<String, GuardedTool> tools() {
        return tools;
    }

    /** Counts a call for which no tool was run. */
    void count(ToolOutcome outcome) {
        measure(meters, Timer.start(meters), UNKNOWN, outcome.kind().label());
    }

    static void measure(MeterRegistry meters, Timer.Sample since, String tool, String outcome) {
        since.stop(Timer.builder("assistant.tools.calls")
                .description("Calls of tools by the model, and how long they took")
                .tag("tool", tool)
                .tag("outcome", outcome)
                .register(meters));
    }
}
