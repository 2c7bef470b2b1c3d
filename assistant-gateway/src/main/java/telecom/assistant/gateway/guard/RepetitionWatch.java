package telecom.assistant.gateway.guard;

/**
 * Detects a text that is caught in a loop: its end consists of one unit of up to {@value #LONGEST_UNIT} characters,
 * repeated too often. Short runs, such as a line of dashes, do not count. Not thread-safe.
 */
final class RepetitionWatch {

    private static final int LONGEST_UNIT = 200;

    /** The shortest run that counts, in characters, so that laughter, dashes and the like may pass. */
    private static final int SHORTEST_RUN = 48;

    private final int repetitions;
    private final char[] last = new char[LONGEST_UNIT];

    /** For each unit length, how many characters in a row equal the character one unit before them. */
    private final int[] runs = new int[LONGEST_UNIT + 1];

    private int length;

    /** @param repetitions how often a unit may be repeated */
    RepetitionWatch(int repetitions) {
        this.repetitions = repetitions;
    }

    /** Adds text. Returns whether the text was in a loop after any of the added characters. */
    boolean loops(String more) {
        boolean loops = false;
        for (int i = 0; i < more.length(); i++) {
            loops |= loops(more.charAt(i));
        }
        return loops;
    }

    /** Adds a character. Returns whether the text is in a loop now. */
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
