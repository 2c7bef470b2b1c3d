package telecom.assistant.benchmarks.turns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private final Places places = new Places(3);

    @Test
    void areReservedInTurn() {
        for (int arrival = 0; arrival < 6; arrival++) {
            OptionalInt place = places.take();
            assertThat(place).hasValue(arrival % 3);
            places.release(place.getAsInt());
        }
    }

    @Test
    void areSkippedWhileBusy() {
        places.take();
        OptionalInt second = places.take();
        places.take();
        places.release(second.getAsInt());

        assertThat(places.take()).isEqualTo(second);
    }

    @Test
    void haveNoneWhenAllAreBusy() {
        places.take();
        places.take();
        places.take();

        assertThat(places.take()).isEmpty();
    }
}
