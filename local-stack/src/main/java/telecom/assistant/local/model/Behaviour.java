package telecom.assistant.local.model;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * How the stand-in behaves and which requests it received, for tests and demonstrations. Safe for use by many threads.
 */
final class Behaviour {
    private static final int HALF_IN_PERCENT = 50;

    private final FaultQueue faults = new FaultQueue();
    private final RequestLog requests = new RequestLog();
    private final AnswerTimes times = new AnswerTimes();
    private final PrefixCache prefixes = new PrefixCache();
    private final ChatConnections connections = new ChatConnections();
    private final Pace initialPace;
    private volatile Supplier<Pace> pace;
    private volatile Echo echo;
    private volatile int breakOffPercent = HALF_IN_PERCENT;

    Behaviour(Pace initialPace) {
        this.initialPace = initialPace;
        this.pace = () -> initialPace;
    }

    FaultQueue faults() {
        return faults;
    }

    RequestLog requests() {
        return requests;
    }

    AnswerTimes times() {
        return times;
    }

    PrefixCache prefixes() {
        return prefixes;
    }

    ChatConnections connections() {
        return connections;
    }

    /** The current pace. A random one is drawn anew on each call. */
    Pace pace() {
        return pace.get();
    }

    void pace(Supplier<Pace> changed) {
        pace = changed;
    }

    /** How answers echo the utterances; empty while answers follow the script. */
    Optional<Echo> echo() {
        return Optional.ofNullable(echo);
    }

    void echo(Echo wanted) {
        echo = wanted;
    }

    /** The percentage of an answer that is sent before a fault breaks it off. */
    int breakOffPercent() {
        return breakOffPercent;
    }

    void breakOffAt(int percent) {
        breakOffPercent = percent;
    }

    /** Forgets everything and returns to the initial pace. */
    void reset() {
        faults.clear();
        requests.clear();
        prefixes.clear();
        connections.clear();
        pace = () -> initialPace;
        echo = null;
        breakOffPercent = HALF_IN_PERCENT;
    }
}
