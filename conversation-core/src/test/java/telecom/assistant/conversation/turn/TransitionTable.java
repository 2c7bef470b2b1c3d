package telecom.assistant.conversation.turn;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The decider's outcome for every event in every state, as rows of a table. States with the same outcome share a row;
 * an event that only settles its arrival has none.
 */
final class TransitionTable {

    private TransitionTable() {}

    static List<String> rows() {
        List<String> rows = new ArrayList<>();
        for (Happening happening : Happening.values()) {
            Map<Situation, String> outcomes = new EnumMap<>(Situation.class);
            for (Situation situation : Situation.values()) {
                outcomes.put(situation, outcome(situation, happening));
            }
            rows(happening, outcomes, rows);
        }
        return rows;
    }

    private static void rows(Happening happening, Map<Situation, String> outcomes, List<String> rows) {
        Map<String, List<Situation>> alike = new LinkedHashMap<>();
        outcomes.forEach((situation, outcome) ->
                alike.computeIfAbsent(outcome, any -> new ArrayList<>()).add(situation));
        alike.remove("");
        alike.forEach((outcome, situations) ->
                rows.add("| %s | %s | %s |".formatted(names(situations), happening.text(), outcome)));
    }

    private static String names(List<Situation> situations) {
        List<Situation> named = new ArrayList<>(situations);
        if (named.contains(Situation.ANSWERING) && named.contains(Situation.ANSWERING_A_TEXT)) {
            named.remove(Situation.ANSWERING_A_TEXT);
        }
        int states = Situation.values().length - 1;
        if (named.size() == states) {
            return "any";
        }
        if (named.size() == states - 1 && !named.contains(Situation.CLOSED)) {
            return "any but `Closed`";
        }
        return named.stream().map(Situation::text).collect(Collectors.joining(", "));
    }

    /** The outcome; empty if the event changes nothing, or if its preconditions lead to another state. */
    private static String outcome(Situation situation, Happening happening) {
        Subject subject = situation.subject();
        Class<? extends State> in = subject.state().getClass();
        happening.prepare(subject);
        if (subject.state().getClass() != in) {
            return "";
        }
        int earlier = subject.decisions().size();
        State before = subject.state();
        happening.happenTo(subject);
        Set<String> effects = new LinkedHashSet<>();
        List<Decision> decisions = subject.decisions();
        decisions.subList(earlier, decisions.size()).forEach(decision -> decision.effects()
                .forEach(effect -> effects.add(EffectText.of(effect))));
        effects.removeAll(Set.of("", "settle"));
        boolean same = before.getClass() == subject.state().getClass();
        String becomes = same ? "the same" : "`" + name(subject.state()) + "`";
        return same && effects.isEmpty() ? "" : becomes + " | " + String.join(", ", effects);
    }

    private static String name(State state) {
        return state.getClass().getSimpleName();
    }
}
