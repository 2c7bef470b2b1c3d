package telecom.assistant.channel.faultinjection;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Injects faults into this process. Off unless the process was started with the settings of {@link
 * FaultInjectionConfig}; while it is off, passing a stop point costs one comparison. May be used from any thread.
 */
@Singleton
public class FaultInjection {

    private static final Logger LOG = Logger.getLogger(FaultInjection.class);

    private final Optional<StopPointFolder> folder;
    private final BrokenRule brokenRule;
    private final Consumer<StopAction> onStop;

    @Inject
    FaultInjection(FaultInjectionConfig config) {
        this(config.stopPoints().map(StopPointFolder::new), config.brokenRule(), StopAction::carryOut);
        if (folder.isPresent() || brokenRule != BrokenRule.NONE) {
            LOG.warnf("fault injection is on, which is for benchmarks only broken-rule=%s", brokenRule);
        }
    }

    private FaultInjection(Optional<StopPointFolder> folder, BrokenRule brokenRule, Consumer<StopAction> onStop) {
        this.folder = folder;
        this.brokenRule = brokenRule;
        this.onStop = onStop;
    }

    /** An instance that injects no faults. */
    public static FaultInjection off() {
        return withBrokenRule(BrokenRule.NONE);
    }

    /** An instance that breaks the rule and has no stop points. */
    public static FaultInjection withBrokenRule(BrokenRule rule) {
        return new FaultInjection(Optional.empty(), rule, StopAction::carryOut);
    }

    /**
     * An instance that breaks no rule, and passes the action of an armed stop point to the consumer instead of carrying
     * it out.
     */
    public static FaultInjection withStopPoints(StopPointFolder folder, Consumer<StopAction> onStop) {
        return new FaultInjection(Optional.of(folder), BrokenRule.NONE, onStop);
    }

    /**
     * Must be called by the thread that has reached a stop point. If the point is armed, the process stops or dies
     * here.
     */
    public void reached(StopPoint point) {
        folder.flatMap(armed -> armed.take(point)).ifPresent(action -> {
            LOG.warnf("stop point reached point=%s action=%s", point, action);
            onStop.accept(action);
        });
    }

    /** The rule that the engine must break; {@link BrokenRule#NONE} if it must keep them all. */
    public BrokenRule brokenRule() {
        return brokenRule;
    }
}
