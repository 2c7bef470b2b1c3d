package telecom.assistant.channel.faultinjection;

/** A rule of the engine that it breaks on purpose, to show that {@code ./bench faults} would notice. */
public enum BrokenRule {
    /** All rules hold. */
    NONE,
    /** Pieces of a reply leave before everything that was decided earlier is stored, the end of the turn before included. */
    EARLY_PIECES,
    /** The cancellation of a reply leaves before it is stored that the reply was cut. */
    EARLY_CANCEL,
    /** An event that was consumed before a partition went away and came back is settled when it is consumed again. */
    LATE_SETTLE
}
