package telecom.assistant.benchmarks.fault;

import java.util.Set;
import telecom.assistant.benchmarks.promise.Allowance;

/** What is done to the system while subscribers talk, and what that may cause without breaking a promise. */
public enum FaultKind {
    ENGINE_KILLED("kill -9 an engine, start it again"),
    /** Calls end with their node, and a text that was being handed to the SMSC may have arrived or not. */
    CHANNELS_KILLED(
            "kill -9 the channels, start them again",
            Allowance.NOT_TAKEN,
            Allowance.OVERTAKEN,
            Allowance.UNHEARD,
            Allowance.IN_DOUBT),
    /** Callers are asked to repeat, even if what they said got through after all. */
    BROKER_KILLED("kill -9 the broker, start it again", Allowance.NOT_TAKEN, Allowance.OVERTAKEN),
    /** A chat message is not accepted before PostgreSQL has it. */
    DATABASE_KILLED("kill -9 PostgreSQL, start it again", Allowance.NOT_TAKEN),
    ENGINE_STOPPED("stop an engine, resume it"),
    DATABASE_STALLED("stall PostgreSQL", Allowance.NOT_TAKEN),
    MODEL_STALLED("stall the inference tier", Allowance.APOLOGY),
    MODEL_FAILED("fail the inference tier", Allowance.APOLOGY);

    private final String title;
    private final Set<Allowance> allowances;

    FaultKind(String title, Allowance... allowances) {
        this.title = title;
        this.allowances = Set.of(allowances);
    }

    public String title() {
        return title;
    }

    Set<Allowance> allowances() {
        return allowances;
    }
}
