package telecom.assistant.benchmarks.turns;

/** What can go wrong in a turn. Any of these fails the run. */
enum Fault {
    REFUSED("not accepted"),
    LOST("without a reply"),
    NOT_FROM_MODEL("answered by the system and not by the model"),
    MIXED_UP("answered with the reply to another question"),
    CUT("answered with a part of the reply or another text"),
    TWICE("answered more than once"),
    CLOSED("whose stream was closed"),
    UNTIMED("of which the stand-in does not know when it answered");

    private final String title;

    Fault(String title) {
        this.title = title;
    }

    /** Describes turns with this fault, as in "turns without a reply". */
    String title() {
        return title;
    }
}
