package telecom.assistant.benchmarks.fault;

/** What is done to the system while subscribers talk. */
public enum Fault {
    ENGINE_KILLED("kill -9 an engine, start it again"),
    CHANNELS_KILLED("kill -9 the channels, start them again"),
    BROKER_KILLED("kill -9 the broker, start it again"),
    DATABASE_KILLED("kill -9 PostgreSQL, start it again"),
    ENGINE_STOPPED("stop an engine, resume it"),
    DATABASE_STALLED("stall PostgreSQL"),
    MODEL_STALLED("stall the inference tier"),
    MODEL_FAILED("fail the inference tier");

    private final String title;

    Fault(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
