package telecom.assistant.channel.voice.conversationrelay;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * A message to the platform (Twilio, "WebSocket messages", section "Sending messages to Twilio", and "Update
 * configuration during a call"). Fields without a value are omitted.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder("type")
sealed interface RelayMessage {

    /** The name of this kind of message, in the field {@code type}. */
    @JsonProperty
    String type();

    /**
     * Adds text to the current utterance.
     *
     * @param last whether the utterance ends here
     * @param lang the language of this utterance
     * @param interruptible whether the caller can interrupt it, with the kinds of input that the call's setting names
     * @param preemptible whether the next message cuts it off; null to use the call's setting
     */
    record Text(String token, boolean last, String lang, boolean interruptible, Boolean preemptible)
            implements RelayMessage {
        @Override
        public String type() {
            return "text";
        }
    }

    /**
     * Plays a recording.
     *
     * @param source the URL of the recording
     * @param loop how many times to play it; 0 to repeat it indefinitely
     */
    record Play(String source, int loop, boolean interruptible, boolean preemptible) implements RelayMessage {
        @Override
        public String type() {
            return "play";
        }
    }

    /**
     * Sends key tones to the caller's side.
     *
     * @param digits {@code 0} to {@code 9}, {@code *}, {@code #}, and {@code w} for a pause of half a second
     */
    record SendDigits(String digits) implements RelayMessage {
        @Override
        public String type() {
            return "sendDigits";
        }
    }

    /** Switches the recogniser and the voice to another language. */
    record Language(String ttsLanguage, String transcriptionLanguage) implements RelayMessage {
        @Override
        public String type() {
            return "language";
        }
    }

    /** Changes how easily the caller can interrupt us, for the rest of the call. */
    record Config(String interruptSensitivity, Boolean ignoreBackchannel) implements RelayMessage {
        @Override
        public String type() {
            return "config";
        }
    }

    /**
     * Replaces the list of words that the caller is likely to say.
     *
     * @param hints the words, separated by commas
     * @param language the language that they are in
     */
    record Hints(String hints, String language) implements RelayMessage {
        @Override
        public String type() {
            return "hints";
        }
    }

    /**
     * Ends the session.
     *
     * @param handoffData the data that the platform passes on with the call; null to hang up
     */
    record End(String handoffData) implements RelayMessage {
        @Override
        public String type() {
            return "end";
        }
    }
}
