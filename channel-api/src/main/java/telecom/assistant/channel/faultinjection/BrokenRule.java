package telecom.assistant.channel.faultinjection;

/** A rule that the engine breaks on purpose, to show that {@code ./bench faults} notices the violation. */
public enum BrokenRule {
    /** All rules hold. */
    NONE,
    /** Pieces of a reply are sent before all earlier decisions, including the end of the previous turn, are stored. */
    EARLY_PIECES,
    /** The cancellation of a reply is sent before the cut is stored. */
    EARLY_CANCEL,
    /** An event that was first consumed under an earlier assignment of its partition is settled on redelivery. */
    LATE_SETTLE
}
