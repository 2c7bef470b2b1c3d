package telecom.assistant.channel.voice.speech;

import java.util.Arrays;

/**
 * A piece of text in the form that is sent to a voice, mapped back to the text as it was written. Immutable.
 *
 * <p>A form that is spelled out ("18:30") counts as heard only when its last letter has been spoken, never in part.
 */
public final class SpokenText {

    private final String written;
    private final String spoken;
    private final int[] writtenEnds;

    private SpokenText(String written, String spoken, int[] writtenEnds) {
        this.written = written;
        this.spoken = spoken;
        this.writtenEnds = writtenEnds;
    }

    /** The text that is sent to the voice. */
    public String spoken() {
        return spoken;
    }

    /** The piece as it was written. */
    public String written() {
        return written;
    }

    /**
     * The written text that has been heard when the first {@code count} characters of {@link #spoken} have been spoken.
     */
    public String heard(int count) {
        return written.substring(0, count == spoken.length() ? written.length() : writtenLength(count));
    }

    /**
     * How many characters of the written text have been heard when the first {@code count} characters of {@link
     * #spoken} have been spoken.
     */
    int writtenLength(int count) {
        return count == 0 ? 0 : writtenEnds[count - 1];
    }

    /** Builds a spoken text from left to right. */
    static final class Builder {

        private final StringBuilder text = new StringBuilder();
        private int[] writtenEnds = new int[64];
        private final int from;
        private boolean afterSpace;

        /**
         * @param from where the piece starts in its text
         * @param afterSpace whether the piece follows a space, so that a space at its start would be redundant
         */
        Builder(int from, boolean afterSpace) {
            this.from = from;
            this.afterSpace = afterSpace;
        }

        /** Adds the spoken form of the written characters in this range, which starts where the previous one ended. */
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

        /** Removes a space before a comma, which is left over when the word between them was dropped. */
        private void closeUp(char c) {
            int last = text.length() - 1;
            if (c == ',' && last >= 0 && text.charAt(last) == ' ') {
                text.setLength(last);
            }
        }

        private void append(char c, int writtenEnd) {
            if (text.length() == writtenEnds.length) {
                writtenEnds = Arrays.copyOf(writtenEnds, writtenEnds.length * 2);
            }
            writtenEnds[text.length()] = writtenEnd;
            text.append(c);
        }

        /**
         * Whether the text so far ends a sentence or clause. If that text is blank, the given text, which precedes it,
         * decides.
         */
        boolean endsClause(String before) {
            String ending = text.toString().isBlank()
                    ? before.stripTrailing()
                    : text.toString().stripTrailing();
            return ending.isEmpty() || ".,!?:;…".indexOf(ending.charAt(ending.length() - 1)) >= 0;
        }

        SpokenText build(String written) {
            return new SpokenText(written, text.toString(), Arrays.copyOf(writtenEnds, text.length()));
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
