package telecom.assistant.channel.voice.conversationrelay;

/**
 * What the caller is in the middle of saying. It is needed only if the platform ends it with an empty prompt; platforms
 * repeat the words so far in each part, or send the new ones only.
 */
final class PartialPrompt {

    /** A minute of fast speech, several times over. */
    private static final int MOST_CHARACTERS = 8_000;

    private String words = "";

    void add(String part) {
        String joined = part.startsWith(words) ? part : (words + " " + part).strip();
        if (joined.length() <= MOST_CHARACTERS) {
            words = joined;
        }
    }

    /** The words so far, or those of the last part if it has any; then starts anew. */
    String end(String lastPart) {
        String whole = lastPart.isEmpty() ? words : lastPart;
        words = "";
        return whole;
    }
}
