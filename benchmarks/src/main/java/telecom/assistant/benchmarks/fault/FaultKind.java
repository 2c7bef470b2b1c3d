package telecom.assistant.benchmarks.fault;

import java.util.Set;
import telecom.assistant.benchmarks.promise.Excuse;

/** What is done to the system while subscribers talk, and what may come of it without a promise being broken. */
public enum Fault {
    ENGINE_KILLED("kill -9 an engine, start it again"),
    /** Calls end with their node, and a text that it was handing to the SMSC may have arrived or not. */
    CHANNELS_KILLED(
            "kill -9 the channels, start them again",
            Excuse.NOT_TAKEN,
            Excuse.OVERTAKEN,
            Excuse.UNHEARD,
            Excuse.IN_DOUBT),
    /** Callers are asked to say it again, also when what they said got through after all. */
    BROKER_KILLED("kill -9 the broker, start it again", Excuse.NOT_TAKEN, Excuse.OVERTAKEN),
    /** A chat message is taken when PostgreSQL has it. */
    DATABASE_KILLED("kill -9 PostgreSQL, start it again", Excuse.NOT_TAKEN),
    ENGINE_STOPPED("stop an engine, resume it"),
    DATABASE_STALLED("stall PostgreSQL", Excuse.NOT_TAKEN),
    MODEL_STALLED("stall the inference tier", Excuse.APOLOGY),
    MODEL_FAILED("fail the inference tier", Excuse.APOLOGY);

    private final String title;
    private final Set<Excuse> excuses;

    Fault(String title, Excuse... excuses) {
        this.title = title;
        this.excuses = Set.of(excuses);
    }

    public String title() {
        return title;
    }

    Set<Excuse> excuses() {
        return excuses;
    }
}
