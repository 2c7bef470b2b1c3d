package telecom.assistant.conversation.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.InboundEvent;

/** Checks that the transition table in the documentation matches the decider. */
class TransitionTableTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "architecture.md");
    private static final String HEAD = "| in | on | becomes | and so |";

    @Test
    void matchesTheOutcomeOfEveryEventInEveryState() throws IOException {
        String document = Files.readString(DOCUMENT);
        String rows = document.lines()
                .dropWhile(line -> !line.equals(HEAD))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .collect(Collectors.joining("\n"));

        assertThat(rows).isEqualTo(String.join("\n", TransitionTable.rows()));
    }

    @Test
    void coversEveryStateAndEveryEvent() {
        Set<String> states = Arrays.stream(Situation.values())
                .map(situation -> situation.subject().state().getClass().getSimpleName())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> events = new TreeSet<>();
        for (Happening happening : Happening.values()) {
            Subject subject = new Subject(new Decider(TestRules.rules()));
            happening.prepare(subject);
            happening.happenTo(subject);
            subject.events().forEach(event -> events.add(kind(event)));
        }

        assertThat(states).isEqualTo(leaves(State.class));
        Set<String> expected = leaves(Event.class);
        expected.remove("Arrived");
        expected.addAll(leaves(InboundEvent.class));
        assertThat(events).isEqualTo(expected);
    }

    private static String kind(Event event) {
        return event instanceof Event.Arrived arrived
                ? arrived.arrival().envelope().event().getClass().getSimpleName()
                : event.getClass().getSimpleName();
    }

    private static Set<String> leaves(Class<?> sealed) {
        return leavesOf(sealed).map(Class::getSimpleName).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Class<?>> leavesOf(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(TransitionTableTest::leavesOf)
                : Stream.of(type);
    }
}
