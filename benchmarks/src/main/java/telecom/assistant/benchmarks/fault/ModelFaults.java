package telecom.assistant.benchmarks.fault;

import static telecom.assistant.local.model.Fault.ERROR_MIDWAY;
import static telecom.assistant.local.model.Fault.NO_FIRST_TOKEN;
import static telecom.assistant.local.model.Fault.OVERLOADED;
import static telecom.assistant.local.model.Fault.RESET;
import static telecom.assistant.local.model.Fault.STALL_MIDWAY;
import static telecom.assistant.local.model.Fault.TRUNCATED;

import java.time.Duration;
import java.util.Random;
import telecom.assistant.local.model.Fault;
import telecom.assistant.local.model.ModelStandIn;
import telecom.assistant.local.process.StackFailure;

/** Injects faults into the inference tier. When a method returns, the tier answers again. */
final class ModelFaults {

    private static final int MANY = 2_000;
    private static final Duration TIME = Duration.ofSeconds(5);

    private final ModelStandIn model;
    private final Random random;
    private final Pauses pauses;

    ModelFaults(ModelStandIn model, Random random, Pauses pauses) {
        this.model = model;
        this.random = random;
        this.pauses = pauses;
    }

    void stall() {
        failInOneOf(NO_FIRST_TOKEN, STALL_MIDWAY);
    }

    void fail() {
        failInOneOf(OVERLOADED, RESET, ERROR_MIDWAY, TRUNCATED);
    }

    private void failInOneOf(Fault... ways) {
        model.fail(ways[random.nextInt(ways.length)], MANY);
        pauses.exactly(TIME);
        if (model.heal() == MANY) {
            throw new StackFailure("the inference tier was failing, but it received no requests");
        }
    }
}
