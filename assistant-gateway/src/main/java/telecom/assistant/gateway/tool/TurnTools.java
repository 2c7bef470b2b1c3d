package telecom.assistant.gateway.tool;

import io.smallrye.mutiny.Uni;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import telecom.assistant.channel.Ids;
import telecom.assistant.conversation.turn.ToolNote;
import telecom.assistant.gateway.tool.ToolOutcome.Kind;
import telecom.assistant.model.ToolCall;

/**
 * The tools of one turn: carries out the model's calls and writes the lines that agents see about them. A call that
 * repeats an earlier one is not carried out again, but gets the same result. Thread-safe.
 */
public final class TurnTools {

    private final ToolRegistry registry;
    private final String turn;
    private final ToolCaller caller;
    private final Set<Act> doneBefore;
    private final Map<Key, ToolOutcome> finalOutcomes = new ConcurrentHashMap<>();
    private final Map<Key, ToolContext> contexts = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private int unnamed;

    /** @param doneBefore the acts of earlier turns that a reply may still claim */
    TurnTools(ToolRegistry registry, String turn, ToolCaller caller, Set<Act> doneBefore) {
        this.registry = registry;
        this.turn = turn;
        this.caller = caller;
        this.doneBefore = doneBefore;
    }

    /** A call and its outcome. */
    public record Called(ToolCall call, ToolOutcome outcome) {}

    private record Key(String tool, String arguments) {

        static Key of(ToolCall call) {
            return new Key(call.name(), WrittenArguments.normalized(call.arguments()));
        }
    }

    /** The most rounds of calls that the turn may have. */
    public int rounds() {
        return registry.config().roundsATurn();
    }

    /** The acts that the calls have done so far and that a reply may claim. */
    public Set<Act> done() {
        Set<Act> done = EnumSet.noneOf(Act.class);
        done.addAll(doneBefore);
        finalOutcomes.forEach((key, outcome) -> {
            if (outcome.kind() == Kind.ANSWERED) {
                registry.named(key.tool()).ifPresent(tool -> done.addAll(tool.proves()));
            }
        });
        return done;
    }

    /** Whether a call so far has ended with more than that there is nothing. */
    public boolean areOfUse() {
        return finalOutcomes.values().stream().anyMatch(outcome -> !outcome.foundNothing());
    }

    /** For each of these calls that would have a side effect, the line that agents see if the call is given up. */
    public List<ToolNote> cutNotes(List<ToolCall> calls) {
        return calls.stream()
                .map(Key::of)
                .distinct()
                .limit(registry.config().callsARound())
                .filter(key -> !finalOutcomes.containsKey(key))
                .flatMap(key -> registry
                        .named(key.tool())
                        .filter(tool -> tool.hasSideEffects() && tool.wouldRun(caller, key.arguments()))
                        .map(tool -> note(context(key).call(), tool, tool.resultUnknown(), true))
                        .stream())
                .toList();
    }

    /**
     * Carries out the calls of one round at the same time. Never fails; the results are in the order of the calls.
     * Cancelling cancels those that are under way.
     *
     * @param returned receives the id of each call that has ended and the line that agents see about it, which is null
     *     if there is none
     */
    public Uni<List<Called>> call(List<ToolCall> calls, BiConsumer<UUID, ToolNote> returned) {
        Map<Key, Uni<ToolOutcome>> runs = new LinkedHashMap<>();
        int most = registry.config().callsARound();
        for (ToolCall call : calls) {
            runs.computeIfAbsent(Key.of(call), key -> runs.size() < most ? run(key, call, returned) : tooMany());
        }
        List<Key> keys = List.copyOf(runs.keySet());
        return Uni.join().all(List.copyOf(runs.values())).andFailFast().map(outcomes -> calls.stream()
                .map(call -> new Called(call, outcomes.get(keys.indexOf(Key.of(call)))))
                .toList());
    }

    private Uni<ToolOutcome> run(Key key, ToolCall call, BiConsumer<UUID, ToolNote> returned) {
        ToolOutcome known = finalOutcomes.get(key);
        if (known != null) {
            return Uni.createFrom().item(known);
        }
        return registry.named(call.name())
                .map(tool -> tool.call(caller, call.arguments(), () -> context(key))
                        .invoke(outcome -> keep(key, tool, outcome, returned)))
                .orElseGet(this::unknown);
    }

    /** A call that failed keeps its context, so that it counts as the same call if the model tries again. */
    private synchronized ToolContext context(Key key) {
        return contexts.computeIfAbsent(key, fresh -> {
            int number = counts.merge(key.tool(), 1, Integer::sum);
            return new ToolContext(caller, id("tool call", key.tool() + "/" + number), number);
        });
    }

    private void keep(Key key, GuardedTool tool, ToolOutcome outcome, BiConsumer<UUID, ToolNote> returned) {
        if (outcome.isFinal()) {
            finalOutcomes.put(key, outcome);
        }
        UUID id = idOf(key);
        returned.accept(
                id,
                outcome.note()
                        .map(line -> note(id, tool, line, outcome.mayHaveBeenDone()))
                        .orElse(null));
    }

    private synchronized UUID idOf(Key key) {
        ToolContext context = contexts.get(key);
        return context != null ? context.call() : id("tool note", Integer.toString(unnamed++));
    }

    private ToolNote note(UUID id, GuardedTool tool, Note line, boolean done) {
        return new ToolNote(
                id,
                line.in(caller.language()),
                registry.timers().now(),
                done && tool.hasSideEffects() ? tool.spec().name() : null);
    }

    private UUID id(String purpose, String of) {
        return Ids.derived(purpose, turn + "/" + of);
    }

    private Uni<ToolOutcome> unknown() {
        return counted(ToolOutcome.failure(
                Kind.UNKNOWN_TOOL,
                "There is no such tool. There are: "
                        + String.join(", ", registry.tools().keySet()),
                Optional.empty()));
    }

    private Uni<ToolOutcome> tooMany() {
        return counted(ToolOutcome.failure(
                Kind.TOO_MANY_CALLS,
                "Not done: at most " + registry.config().callsARound()
                        + " calls at once. Call again for this one if it still matters.",
                Optional.empty()));
    }

    private Uni<ToolOutcome> counted(ToolOutcome failure) {
        return Uni.createFrom().item(failure).invoke(registry::count);
    }
}
