package telecom.assistant.channel.voice.conversationrelay;

/**
 * An utterance that the caller has not finished yet. Its text is needed only if the platform ends it with an empty
 * prompt. Some platforms repeat all words so far in each part, others send only the new ones.
 */
final class PartialPrompt {

    private String text = "";

    void add(String part) {
        String joined = part.startsWith(text) ? part : (text + " " + part).strip();
        if (joined.length() <= RelayFrameReader.LONGEST_PROMPT) {
            text = joined;
        }
    }

    /** Returns the text of the last part, or the text so far if the last part is empty, and starts over. */
    String end(String lastPart) {
        String utterance = lastPart.isEmpty() ? text : lastPart;
        text = "";
        return utterance;
    }
}
