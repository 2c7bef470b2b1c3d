package telecom.assistant.channel.faultinjection;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The faults that this process inflicts upon itself. Off unless it was started with the settings of
 * {@link FaultInjectionConfig}; then passing a stop point costs a comparison. May be used from any thread.
 */
@Singleton
public class FaultInjection {

    private static final Logger LOG = Logger.getLogger(FaultInjection.class);

    private final Optional<StopPointFolder> folder;
    private final BrokenRule brokenRule;
    private final Consumer<StopAction> process;

    @Inject
    FaultInjection(FaultInjectionConfig config) {
        this(config.stopPoints().map(StopPointFolder::new), config.brokenRule(), StopAction::carryOut);
        if (folder.isPresent() || brokenRule != BrokenRule.NONE) {
            LOG.warnf("faults are injected, which is for benchmarks only broken-rule=%s", brokenRule);
        }
    }

    private FaultInjection(Optional<StopPointFolder> folder, BrokenRule brokenRule, Consumer<StopAction> process) {
        this.folder = folder;
        this.brokenRule = brokenRule;
        this.process = process;
    }

    /** Injects nothing. */
    public static FaultInjection off() {
        return breaking(BrokenRule.NONE);
    }

    /** Has no stop points, but breaks a rule. */
    public static FaultInjection breaking(BrokenRule rule) {
        return new FaultInjection(Optional.empty(), rule, StopAction::carryOut);
    }

    /** Breaks no rule, and hands what should happen to this process to somebody else. */
    public static FaultInjection in(StopPointFolder folder, Consumer<StopAction> process) {
        return new FaultInjection(Optional.of(folder), BrokenRule.NONE, process);
    }

    /** The caller is at a stop point. If that is armed, the process stops here, or dies. */
    public void reached(StopPoint point) {
        folder.flatMap(armed -> armed.take(point)).ifPresent(action -> {
            LOG.warnf("stop point reached point=%s action=%s", point, action);
            process.accept(action);
        });
    }

    /** The rule that is broken on purpose. */
    public BrokenRule brokenRule() {
        return brokenRule;
    }
}
