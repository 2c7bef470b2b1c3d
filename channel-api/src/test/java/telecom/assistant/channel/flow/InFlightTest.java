package telecom.assistant.channel.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InFlightTest {

    private final InFlight inFlight = new InFlight(2);
    private final List<String> entered = new ArrayList<>();

    @Test
    void admitsUpToTheLimit() {
        enter("a", "b", "c");

        assertThat(entered).containsExactly("a", "b");
    }

    @Test
    void admitsTheEntryThatHasWaitedLongestWhenOneLeaves() {
        enter("a", "b", "c", "d");

        inFlight.leave();

        assertThat(entered).containsExactly("a", "b", "c");
    }

    @Test
    void keepsTheLimitAfterAPlaceWasPassedOn() {
        enter("a", "b", "c");
        inFlight.leave();

        enter("d");

        assertThat(entered).containsExactly("a", "b", "c");
    }

    @Test
    void givesAFreedPlaceToTheNextEntry() {
        enter("a", "b");
        inFlight.leave();

        enter("c");

        assertThat(entered).containsExactly("a", "b", "c");
    }

    private void enter(String... names) {
        for (String name : names) {
            inFlight.enter().subscribe().with(done -> entered.add(name));
        }
    }
}
