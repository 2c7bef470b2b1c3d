package telecom.assistant.channel.voice.conversationrelay;

import telecom.assistant.channel.voice.CallSetup;

/** What the platform sends. */
sealed interface RelayFrame {

    /** The first frame: which call this is. */
    record Setup(CallSetup call) implements RelayFrame {}

    /**
     * What the caller said.
     *
     * @param language null when the platform does not say
     * @param last false while the caller is still speaking
     */
    record Prompt(String words, String language, boolean last) implements RelayFrame {}

    /** Keys pressed. */
    record Dtmf(String digits) implements RelayFrame {}

    /** The caller spoke over us, when this had been played last. */
    record Interrupt(String heardText, long heardMillis) implements RelayFrame {}

    /** The platform could not do what we asked; its description may quote what we said, so it is not kept. */
    record PlatformError() implements RelayFrame {}

    /** Words of ours that have been played. */
    record Played(String words) implements RelayFrame {}

    /** Something else about the call, which we have no use for. */
    record Info() implements RelayFrame {}

    /** A message that we do not know. */
    record Unknown(String type) implements RelayFrame {

        private static final int PRINTED = 40;

        /** The type, fit for a log line. */
        String printableType() {
            String clean = type.replaceAll("[^A-Za-z0-9:._-]", "?");
            return clean.substring(0, Math.min(PRINTED, clean.length()));
        }
    }

    /** The kind, as a metric label. */
    default String kind() {
        return getClass().getSimpleName();
    }
}
