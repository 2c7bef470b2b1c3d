package telecom.assistant.local.model;

/** What a test or a demonstration changes and reads of the stand-in while it runs. Safe from any thread. */
final class Behaviour {
    private final FaultQueue faults = new FaultQueue();
    private final RequestLog requests = new RequestLog();
    private final PrefixCache prefixes = new PrefixCache();
    private final Pace usual;
    private volatile Pace pace;

    Behaviour(Pace usual) {
        this.usual = usual;
        this.pace = usual;
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

    Pace pace() {
        return pace;
    }

    void pace(Pace changed) {
        pace = changed;
    }

    /** Forgets everything and returns to the usual pace. */
    void reset() {
        faults.clear();
        requests.clear();
        prefixes.clear();
        pace = usual;
    }
}
