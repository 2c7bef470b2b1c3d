package telecom.assistant.channel.voice.conversationrelay;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * What we send to the platform (Twilio, "WebSocket messages", section "Sending messages to Twilio", and "Update
 * configuration during a call"). Fields without a value are left out.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder("type")
sealed interface RelayMessage {

    /** Its name, the field {@code type}. */
    @JsonProperty
    String type();

    /**
     * Adds to what is being said.
     *
     * @param last whether the utterance ends here
     * @param lang of this utterance
     * @param interruptible whether the caller can speak over it; of the input that the call's setting names
     * @param preemptible whether the next message cuts it off; null for the setting of the call
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
     * @param source its URL
     * @param loop how often; 0 for again and again
     */
    record Play(String source, int loop, boolean interruptible, boolean preemptible) implements RelayMessage {
        @Override
        public String type() {
            return "play";
        }
    }

    /**
     * Presses keys towards the caller's side.
     *
     * @param digits {@code 0} to {@code 9}, {@code *}, {@code #}, and {@code w} for half a second's pause
     */
    record SendDigits(String digits) implements RelayMessage {
        @Override
        public String type() {
            return "sendDigits";
        }
    }

    /** Makes recogniser and voice change to another language. */
    record Language(String ttsLanguage, String transcriptionLanguage) implements RelayMessage {
        @Override
        public String type() {
            return "language";
        }
    }

    /** Changes how easily the caller interrupts us, until the call ends. */
    record Config(String interruptSensitivity, Boolean ignoreBackchannel) implements RelayMessage {
        @Override
        public String type() {
            return "config";
        }
    }

    /**
     * Replaces the words that the caller is likely to say.
     *
     * @param hints separated by commas
     * @param language for which they are meant
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
     * @param handoffData what the platform passes on with the call; null when it is to hang up
     */
    record End(String handoffData) implements RelayMessage {
        @Override
        public String type() {
            return "end";
        }
    }
}
