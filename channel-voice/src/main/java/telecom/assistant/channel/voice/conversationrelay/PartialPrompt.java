package telecom.assistant.channel.voice.conversationrelay;

/**
 * What the caller is in the middle of saying. It is used only if the platform ends it with an empty prompt. Some
 * platforms repeat the words so far in each part, others send only new ones.
 */
final class PartialPrompt {

    private String words = "";

    void add(String part) {
        String joined = part.startsWith(words) ? part : (words + " " + part).strip();
        if (joined.length() <= RelayFrameReader.LONGEST_PROMPT) {
            words = joined;
        }
    }

    /** Returns the words of the last part, or those so far if it has none, and starts over. */
    String end(String lastPart) {
        String utterance = lastPart.isEmpty() ? words : lastPart;
        words = "";
        return utterance;
    }
}
