package telecom.assistant.benchmarks.fault;

import java.util.Set;
import telecom.assistant.benchmarks.promise.FaultAllowance;

/** What is done to the system while subscribers talk, and what that may cause without breaking a promise. */
public enum FaultKind {
    ENGINE_KILLED("kill -9 an engine, start it again"),
    /** Calls end with their node, and a text that was being handed to the SMSC may have arrived or not. */
    CHANNELS_KILLED(
            "kill -9 the channels, start them again",
            FaultAllowance.NOT_ACCEPTED,
            FaultAllowance.OVERTAKEN,
            FaultAllowance.UNHEARD,
            FaultAllowance.IN_DOUBT),
    /** Callers are asked to repeat, even if what they said got through after all. */
    BROKER_KILLED("kill -9 the broker, start it again", FaultAllowance.NOT_ACCEPTED, FaultAllowance.OVERTAKEN),
    /** A chat message is not accepted before PostgreSQL has it. */
    DATABASE_KILLED("kill -9 PostgreSQL, start it again", FaultAllowance.NOT_ACCEPTED),
    ENGINE_STOPPED("stop an engine, resume it"),
    DATABASE_STALLED("stall PostgreSQL", FaultAllowance.NOT_ACCEPTED),
    MODEL_STALLED("stall the inference tier", FaultAllowance.APOLOGY),
    MODEL_FAILED("fail the inference tier", FaultAllowance.APOLOGY);

    private final String title;
    private final Set<FaultAllowance> allowances;

    FaultKind(String title, FaultAllowance... allowances) {
        this.title = title;
        this.allowances = Set.of(allowances);
    }

    public String title() {
        return title;
    }

    Set<FaultAllowance> allowances() {
        return allowances;
    }
}
