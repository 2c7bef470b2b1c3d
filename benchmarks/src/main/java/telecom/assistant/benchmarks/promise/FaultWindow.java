package telecom.assistant.benchmarks.promise;

import java.util.Set;

/**
 * The time during which a fault had effects.
 *
 * @param allowances what the fault may cause; anything else that goes wrong in that time is still a breach
 * @param from the {@link System#nanoTime()} at which the fault began
 * @param until the {@link System#nanoTime()} at which everybody had been answered again
 */
public record FaultWindow(Set<FaultAllowance> allowances, long from, long until) {

    public FaultWindow {
        allowances = Set.copyOf(allowances);
    }

    /** Whether an utterance was waiting for its reply during the fault. */
    public boolean meets(Sent sent) {
        return sent.sentAt() <= until && sent.endedAt() >= from;
    }

    /** Whether the fault may have done this to an utterance. */
    public boolean allows(FaultAllowance why, Sent sent) {
        return allowances.contains(why) && meets(sent);
    }
}
