package telecom.assistant.gateway.guard;

/**
 * Notices when a text says the same over and over: when its end consists of one unit of up to {@value #LONGEST_UNIT}
 * characters, repeated too often. Short runs, such as a line of dashes, are no repetition. Not thread-safe.
 */
final class RepetitionWatch {

    private static final int LONGEST_UNIT = 200;

    /** Laughter, dashes and the like may be this long, in characters. */
    private static final int SHORTEST_RUN = 48;

    private final int repetitions;
    private final char[] last = new char[LONGEST_UNIT];

    /** For each length of a unit, how many characters in a row equal the one that stands a unit before. */
    private final int[] runs = new int[LONGEST_UNIT + 1];

    private int length;

    /** @param repetitions how often a unit may be repeated */
    RepetitionWatch(int repetitions) {
        this.repetitions = repetitions;
    }

    /** Whether the text becomes a loop anywhere in what is added. */
    boolean loops(String more) {
        boolean loops = false;
        for (int i = 0; i < more.length(); i++) {
            loops |= loops(more.charAt(i));
        }
        return loops;
    }

    /** Whether the text is a loop with this character added. */
    boolean loops(char next) {
        boolean loops = false;
        for (int unit = 1; unit <= LONGEST_UNIT && unit <= length; unit++) {
            boolean same = last[(length - unit) % LONGEST_UNIT] == next;
            runs[unit] = same ? runs[unit] + 1 : 0;
            loops |= runs[unit] >= Math.max(unit * repetitions, SHORTEST_RUN);
        }
        last[length % LONGEST_UNIT] = next;
        length++;
        return loops;
    }
}
