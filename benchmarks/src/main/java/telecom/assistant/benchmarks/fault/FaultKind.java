package telecom.assistant.benchmarks.fault;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import telecom.assistant.benchmarks.promise.FaultAllowance;
import telecom.assistant.channel.faultinjection.StopPoint;

/**
 * A kind of fault that is injected while subscribers talk, and the effects that it may have without breaking a promise.
 */
public enum FaultKind {
    ENGINE_KILLED(
            "kill -9 an engine, start it again", faults -> faults.engines().kill()),
    /** Partitions go to an engine that is starting, and come back while their events are being answered again. */
    ENGINE_KILLED_TWICE("kill -9 an engine, and again as soon as it is back", faults -> faults.engines()
            .killTwice()),
    /** Calls end with their node, and a text that was being handed to the SMSC may or may not have arrived. */
    CHANNELS_KILLED(
            "kill -9 the channels, start them again",
            faults -> faults.channels().kill(),
            FaultAllowance.NOT_ACCEPTED,
            FaultAllowance.OVERTAKEN,
            FaultAllowance.UNHEARD,
            FaultAllowance.IN_DOUBT),
    /** Callers are asked to repeat themselves, even if their utterance got through after all. */
    BROKER_KILLED(
            "kill -9 the broker, start it again",
            Injector::killBroker,
            FaultAllowance.NOT_ACCEPTED,
            FaultAllowance.OVERTAKEN),
    /** A chat message is not accepted before PostgreSQL has stored it. */
    DATABASE_KILLED(
            "kill -9 PostgreSQL, start it again", faults -> faults.database().kill(), FaultAllowance.NOT_ACCEPTED),
    ENGINE_STOPPED("stop an engine, resume it", faults -> faults.engines().stopOne()),
    ENGINES_STOPPED("stop both engines, resume them", faults -> faults.engines().stopAll()),
    /** The engine comes back in the middle of finishing a reply, and no other engine has taken over from it. */
    ONLY_ENGINE_STOPPED(
            "kill -9 an engine, stop the other one in mid-reply, resume and restart them",
            faults -> faults.engines().stopOnlyOne()),
    /** When the channels come back, nobody is waiting any more for what the stopped engine had sent. */
    CHANNELS_KILLED_WHILE_ENGINE_STOPPED(
            "stop an engine, kill -9 the channels, start them again, resume it",
            faults -> faults.channels().killWhileEngineIsStopped(),
            FaultAllowance.NOT_ACCEPTED,
            FaultAllowance.OVERTAKEN,
            FaultAllowance.UNHEARD,
            FaultAllowance.IN_DOUBT),
    DATABASE_STALLED("stall PostgreSQL", faults -> faults.database().stall(), FaultAllowance.NOT_ACCEPTED),
    /** As with a firewall that restarts, neither side learns that the connection has ended. */
    DATABASE_CONNECTIONS_LOST(
            "lose the connections to PostgreSQL without a reset",
            faults -> faults.database().loseConnections(),
            FaultAllowance.NOT_ACCEPTED),
    DATABASE_AWAY(
            "PostgreSQL away, and an engine stopped and resumed meanwhile",
            faults -> faults.database().takeAwayWithRebalance(),
            FaultAllowance.NOT_ACCEPTED),
    DATABASE_AWAY_FOR_LONG(
            "PostgreSQL away for 4 min", faults -> faults.database().takeAwayForLong(), FaultAllowance.NOT_ACCEPTED),
    MODEL_STALLED("stall the inference tier", faults -> faults.model().stall(), FaultAllowance.APOLOGY),
    MODEL_FAILED("fail the inference tier", faults -> faults.model().fail(), FaultAllowance.APOLOGY),
    /** Connections, and the engines' trust in their copies of the store, grow old before the next turn. */
    NOBODY_TALKS("nobody says anything for a while", Injector::keepQuiet),

    ENGINE_KILLED_AT_REPLY_ENDED(StopPoint.REPLY_ENDED, Ending.KILLED),
    ENGINE_STOPPED_AT_REPLY_ENDED(StopPoint.REPLY_ENDED, Ending.STOPPED),
    ENGINE_KILLED_AT_REPLY_STORED(StopPoint.REPLY_STORED, Ending.KILLED),
    ENGINE_STOPPED_AT_REPLY_STORED(StopPoint.REPLY_STORED, Ending.STOPPED),
    ENGINE_KILLED_AT_REPLY_SENT(StopPoint.REPLY_SENT, Ending.KILLED),
    ENGINE_STOPPED_AT_REPLY_SENT(StopPoint.REPLY_SENT, Ending.STOPPED),
    ENGINE_KILLED_AT_CUT_STORED(StopPoint.CUT_STORED, Ending.KILLED),
    ENGINE_STOPPED_AT_CUT_STORED(StopPoint.CUT_STORED, Ending.STOPPED),
    ENGINE_KILLED_AT_CANCEL_SENT(StopPoint.CANCEL_SENT, Ending.KILLED),
    ENGINE_STOPPED_AT_CANCEL_SENT(StopPoint.CANCEL_SENT, Ending.STOPPED),
    ENGINE_KILLED_AT_FIRST_PIECE_SENT(StopPoint.FIRST_PIECE_SENT, Ending.KILLED),
    ENGINE_STOPPED_AT_FIRST_PIECE_SENT(StopPoint.FIRST_PIECE_SENT, Ending.STOPPED),
    ENGINE_KILLED_AT_PIECE_AFTER_CUT_SENT(StopPoint.PIECE_AFTER_CUT_SENT, Ending.KILLED),
    ENGINE_STOPPED_AT_PIECE_AFTER_CUT_SENT(StopPoint.PIECE_AFTER_CUT_SENT, Ending.STOPPED);

    /** What happens to the first engine that reaches a stop point. */
    private enum Ending {
        KILLED,
        STOPPED
    }

    /** How long the database is away in {@link #DATABASE_AWAY_FOR_LONG}. */
    static final Duration LONG_OUTAGE = Duration.ofMinutes(4);

    private static final Set<FaultKind> WITH_RESUMPTION =
            EnumSet.of(ENGINE_STOPPED, ENGINES_STOPPED, ONLY_ENGINE_STOPPED, CHANNELS_KILLED_WHILE_ENGINE_STOPPED);

    private final String title;
    private final Consumer<Injector> injection;
    private final Set<FaultAllowance> allowances;
    private final StopPoint point;
    private final boolean stopsAtPoint;

    FaultKind(String title, Consumer<Injector> injection, FaultAllowance... allowances) {
        this.title = title;
        this.injection = injection;
        this.allowances = Set.of(allowances);
        this.point = null;
        this.stopsAtPoint = false;
    }

    FaultKind(StopPoint point, Ending ending) {
        this.stopsAtPoint = ending == Ending.STOPPED;
        this.title = (stopsAtPoint ? "stop an engine at " : "kill -9 an engine at ") + point.title();
        this.injection = stopsAtPoint
                ? faults -> faults.engines().stopAt(point)
                : faults -> faults.engines().killAt(point);
        this.allowances = Set.of();
        this.point = point;
    }

    /** The heading of the kind's row in the report. */
    public String title() {
        return title;
    }

    /** The name on the command line, such as {@code engine-killed}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind with this name on the command line. */
    public static Optional<FaultKind> labelled(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(label))
                .findFirst();
    }

    /** The kinds in which an engine stops or dies at a stop point. */
    public static Set<FaultKind> atStopPoints() {
        return Arrays.stream(values()).filter(kind -> kind.point != null).collect(Collectors.toUnmodifiableSet());
    }

    void inject(Injector injector) {
        injection.accept(injector);
    }

    Set<FaultAllowance> allowances() {
        return allowances;
    }

    /** Whether the fault ends with the return of an engine that had lost its partitions, so that they move again. */
    boolean hasResumption() {
        return stopsAtPoint || WITH_RESUMPTION.contains(this);
    }

    /** Whether the fault takes so long that it is injected only when it is requested by name. */
    boolean isByNameOnly() {
        return this == DATABASE_AWAY_FOR_LONG;
    }

    /**
     * How long subscribers may get no answers because of the fault; zero if this is shorter than any subscriber's
     * patience.
     */
    Duration outage(FaultPlan.Scale scale) {
        return switch (this) {
            case DATABASE_AWAY -> scale.databaseAway();
            case DATABASE_AWAY_FOR_LONG -> LONG_OUTAGE;
            default -> Duration.ZERO;
        };
    }
}
