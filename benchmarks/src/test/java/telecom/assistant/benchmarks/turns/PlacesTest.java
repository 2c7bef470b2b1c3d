package telecom.assistant.benchmarks.turns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private final Places places = new Places(3);

    @Test
    void areReservedInTurn() {
        for (int arrival = 0; arrival < 6; arrival++) {
            OptionalInt place = places.reserve();
            assertThat(place).hasValue(arrival % 3);
            places.release(place.getAsInt());
        }
    }

    @Test
    void areSkippedWhileBusy() {
        places.reserve();
        OptionalInt second = places.reserve();
        places.reserve();
        places.release(second.getAsInt());

        assertThat(places.reserve()).isEqualTo(second);
    }

    @Test
    void haveNoneWhenAllAreBusy() {
        places.reserve();
        places.reserve();
        places.reserve();

        assertThat(places.reserve()).isEmpty();
    }
}
