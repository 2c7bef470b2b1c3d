package telecom.assistant.gateway.tool;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import telecom.assistant.channel.Ids;
import telecom.assistant.gateway.tool.ToolOutcome.Failure;
import telecom.assistant.model.ToolCall;

/**
 * The tools within one turn: carries out the model's calls and keeps what an agent sees of them. A call that repeats an
 * earlier one is not carried out again, but gets the same result. Thread-safe.
 */
public final class TurnTools {

    private final ToolRegistry registry;
    private final String turn;
    private final ToolCaller caller;
    private final Map<Key, ToolOutcome> brought = new ConcurrentHashMap<>();
    private final Map<Key, ToolContext> contexts = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final List<ToolNote> notes = new ArrayList<>();

    TurnTools(ToolRegistry registry, String turn, ToolCaller caller) {
        this.registry = registry;
        this.turn = turn;
        this.caller = caller;
    }

    /** A call and how it ended. */
    public record Called(ToolCall call, ToolOutcome outcome) {}

    private record Key(String tool, String arguments) {

        static Key of(ToolCall call) {
            return new Key(call.name(), WrittenArguments.normalized(call.arguments()));
        }
    }

    /** The most rounds of calls that the turn may have. */
    public int rounds() {
        return registry.roundsATurn();
    }

    /**
     * Carries out the calls of one round at the same time. Never fails; the results are in the order of the calls.
     * Cancelling cancels the calls that are under way.
     */
    public Uni<List<Called>> call(List<ToolCall> calls) {
        Map<Key, Uni<ToolOutcome>> runs = new LinkedHashMap<>();
        for (ToolCall call : calls) {
            runs.computeIfAbsent(
                    Key.of(call), key -> runs.size() < registry.callsARound() ? run(key, call) : tooMany());
        }
        List<Key> keys = List.copyOf(runs.keySet());
        return Uni.join().all(List.copyOf(runs.values())).andFailFast().map(outcomes -> calls.stream()
                .map(call -> new Called(call, outcomes.get(keys.indexOf(Key.of(call)))))
                .toList());
    }

    private Uni<ToolOutcome> run(Key key, ToolCall call) {
        ToolOutcome known = brought.get(key);
        if (known != null) {
            return Uni.createFrom().item(known);
        }
        return registry.named(call.name()).map(tool -> run(key, call, tool)).orElseGet(this::unknown);
    }

    private Uni<ToolOutcome> run(Key key, ToolCall call, GuardedTool tool) {
        return tool.call(caller, call.arguments(), () -> context(key))
                .invoke(outcome -> keep(key, tool, outcome))
                .onCancellation()
                .invoke(() -> keepUnseen(key, tool));
    }

    /** A call that failed keeps its context, so that it counts as the same call if the model tries again. */
    private synchronized ToolContext context(Key key) {
        return contexts.computeIfAbsent(key, fresh -> {
            int number = counts.merge(key.tool(), 1, Integer::sum);
            return new ToolContext(caller, id("tool call", key.tool() + "/" + number), number);
        });
    }

    private synchronized void keep(Key key, GuardedTool tool, ToolOutcome outcome) {
        if (outcome.isFinal()) {
            brought.put(key, outcome);
        }
        outcome.note().ifPresent(line -> note(key, tool, line, outcome.isPerhapsDone()));
    }

    /** Nobody waits for the end of the call any longer, but it may be carried out nevertheless. */
    private synchronized void keepUnseen(Key key, GuardedTool tool) {
        if (tool.hasSideEffects() && contexts.containsKey(key)) {
            note(key, tool, tool.unseen(), true);
        }
    }

    private void note(Key key, GuardedTool tool, Note line, boolean done) {
        UUID id = Optional.ofNullable(contexts.get(key))
                .map(ToolContext::call)
                .orElseGet(() -> id("tool note", Integer.toString(notes.size())));
        notes.removeIf(note -> note.id().equals(id));
        notes.add(new ToolNote(
                id,
                line,
                registry.timers().now(),
                done && tool.hasSideEffects() ? tool.spec().name() : null));
    }

    private UUID id(String purpose, String of) {
        return Ids.derived(purpose, turn + "/" + of);
    }

    private Uni<ToolOutcome> unknown() {
        return counted(new Failure(
                Failure.Kind.UNKNOWN_TOOL,
                "There is no such tool. There are: "
                        + String.join(", ", registry.tools().keySet()),
                Optional.empty()));
    }

    private Uni<ToolOutcome> tooMany() {
        return counted(new Failure(
                Failure.Kind.TOO_MANY_CALLS,
                "Not done: at most " + registry.callsARound()
                        + " calls at once. Call again for this one if it still matters.",
                Optional.empty()));
    }

    private Uni<ToolOutcome> counted(Failure failure) {
        return Uni.createFrom().<ToolOutcome>item(failure).invoke(registry::count);
    }

    /** What an agent sees of the calls so far, in the order in which they ended. */
    public synchronized List<ToolNote> notes() {
        return List.copyOf(notes);
    }
}
