package telecom.assistant.channel.voice.speech;

import java.util.Arrays;

/**
 * A piece of text as a voice is given it, with the way back to the text as it was written. Immutable.
 *
 * <p>What is written out as words ("18:30") counts as heard once its last letter has been spoken, never in part.
 */
public final class SpokenText {

    private final String written;
    private final String words;
    private final int[] writtenEnds;

    private SpokenText(String written, String words, int[] writtenEnds) {
        this.written = written;
        this.words = words;
        this.writtenEnds = writtenEnds;
    }

    /** What the voice is given. */
    public String words() {
        return words;
    }

    /** The piece as it was written. */
    public String written() {
        return written;
    }

    /**
     * What has been heard, as it was written, when the first {@code spoken} characters of {@link #words} were spoken.
     */
    public String heard(int spoken) {
        return written.substring(0, spoken == words.length() ? written.length() : writtenLength(spoken));
    }

    /**
     * How many characters of the written piece have been heard when the first {@code spoken} characters of
     * {@link #words} have been spoken.
     */
    int writtenLength(int spoken) {
        return spoken == 0 ? 0 : writtenEnds[spoken - 1];
    }

    /** Collects the words from left to right. */
    static final class Builder {

        private final StringBuilder words = new StringBuilder();
        private int[] writtenEnds = new int[64];
        private final int from;
        private boolean afterSpace;

        /**
         * @param from where the piece starts in its text
         * @param afterSpace whether a space at its start would follow another one
         */
        Builder(int from, boolean afterSpace) {
            this.from = from;
            this.afterSpace = afterSpace;
        }

        /** Adds what is said for the written characters in this range, which start where the previous ones ended. */
        void add(String spoken, int start, int end) {
            int lastLetter = lastLetter(spoken);
            for (int i = 0; i < spoken.length(); i++) {
                char c = spoken.charAt(i);
                boolean space = c == ' ';
                if (!space || !afterSpace) {
                    closeUp(c);
                    append(c, (i >= lastLetter ? end : start) - from);
                }
                afterSpace = space;
            }
        }

        /** Takes back the space before a comma, which has lost the word in between. */
        private void closeUp(char c) {
            int last = words.length() - 1;
            if (c == ',' && last >= 0 && words.charAt(last) == ' ') {
                words.setLength(last);
            }
        }

        private void append(char c, int writtenEnd) {
            if (words.length() == writtenEnds.length) {
                writtenEnds = Arrays.copyOf(writtenEnds, writtenEnds.length * 2);
            }
            writtenEnds[words.length()] = writtenEnd;
            words.append(c);
        }

        /** Whether the words, or else the text before them, end a sentence or a clause already. */
        boolean endsClause(String before) {
            String said = words.toString().isBlank()
                    ? before.stripTrailing()
                    : words.toString().stripTrailing();
            return said.isEmpty() || ".,!?:;…".indexOf(said.charAt(said.length() - 1)) >= 0;
        }

        SpokenText build(String written) {
            return new SpokenText(written, words.toString(), Arrays.copyOf(writtenEnds, words.length()));
        }

        private static int lastLetter(String spoken) {
            int at = spoken.length() - 1;
            while (at > 0 && !Character.isLetterOrDigit(spoken.charAt(at))) {
                at--;
            }
            return at;
        }
    }
}
