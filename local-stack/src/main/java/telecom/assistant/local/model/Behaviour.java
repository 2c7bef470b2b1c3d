package telecom.assistant.local.model;

import java.util.function.Supplier;

/** What a test or a demonstration changes and reads of the stand-in while it runs. Safe from any thread. */
final class Behaviour {
    private final FaultQueue faults = new FaultQueue();
    private final RequestLog requests = new RequestLog();
    private final PrefixCache prefixes = new PrefixCache();
    private final Pace usual;
    private volatile Supplier<Pace> pace;
    private volatile boolean echo;

    Behaviour(Pace usual) {
        this.usual = usual;
        this.pace = () -> usual;
    }

    FaultQueue faults() {
        return faults;
    }

    RequestLog requests() {
        return requests;
    }

    PrefixCache prefixes() {
        return prefixes;
    }

    /** The pace of now; one that is drawn is another each time. */
    Pace pace() {
        return pace.get();
    }

    void pace(Supplier<Pace> changed) {
        pace = changed;
    }

    /** Whether answers repeat what was said, see {@link Echo}. */
    boolean echoes() {
        return echo;
    }

    void echo() {
        echo = true;
    }

    /** Forgets everything and returns to the usual pace. */
    void reset() {
        faults.clear();
        requests.clear();
        prefixes.clear();
        pace = () -> usual;
        echo = false;
    }
}
