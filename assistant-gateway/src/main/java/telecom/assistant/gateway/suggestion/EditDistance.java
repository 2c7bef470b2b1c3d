package telecom.assistant.gateway.suggestion;

/** Measures how much an agent's message differs from the suggestion that it is based on. */
public final class EditDistance {

    private EditDistance() {}

    /** The Levenshtein distance in UTF-16 units, computed with two rows of Wagner and Fischer's table. */
    public static int between(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] current = new int[to.length() + 1];
            current[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
