package telecom.assistant.channel.voice.conversationrelay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.websocket.CloseReason.CloseCodes;
import telecom.assistant.channel.event.OutboundEvent.TransferRequested;
import telecom.assistant.channel.http.ClientSocket;
import telecom.assistant.channel.voice.config.RelayConfig.Sensitivity;
import telecom.assistant.channel.voice.conversationrelay.RelayMessage.Config;
import telecom.assistant.channel.voice.conversationrelay.RelayMessage.End;
import telecom.assistant.channel.voice.conversationrelay.RelayMessage.Language;
import telecom.assistant.channel.voice.conversationrelay.RelayMessage.Text;
import telecom.assistant.channel.voice.delivery.Speech;
import telecom.assistant.channel.voice.delivery.VoiceLine;
import telecom.assistant.channel.voice.platform.Ability;
import telecom.assistant.channel.voice.platform.VoicePlatform;

/**
 * Speaks through the platform (Twilio, "WebSocket messages", section "Sending messages to Twilio"). When the language
 * of our speech changes, the platform is asked to change its recogniser and voice. Safe for use by many threads.
 */
final class RelayLine implements VoiceLine {

    /** The target of every hand-off; the settings determine how the platform connects it. */
    static final String AGENT = "agent";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ClientSocket socket;
    private final Speech speech;
    private final VoicePlatform platform;
    private String locale;

    RelayLine(ClientSocket socket, Speech speech, VoicePlatform platform) {
        this.socket = socket;
        this.speech = speech;
        this.platform = platform;
        this.locale = speech.locale(speech.defaultLanguage());
    }

    @Override
    public synchronized void begin(String language) {
        locale = speech.locale(language);
    }

    @Override
    public void say(String text, boolean last, String language) {
        say(text, last, language, true);
    }

    @Override
    public void announce(String text, String language) {
        say(text, true, language, false);
    }

    private synchronized void say(String text, boolean last, String language, boolean interruptible) {
        String spoken = speech.locale(language);
        if (!spoken.equals(locale)) {
            locale = spoken;
            send(new Language(spoken, spoken));
        }
        send(new Text(text, last, spoken, interruptible, null));
    }

    @Override
    public void requireClearSpeech() {
        if (platform.can(Ability.CONFIGURE)) {
            send(new Config(Sensitivity.LOW.toString(), true));
        }
    }

    @Override
    public boolean reconnects() {
        return platform.can(Ability.RECONNECT);
    }

    @Override
    public void handBack(TransferRequested transfer) {
        String conversation = transfer.conversation().toString();
        send(new End(json(new HandoffData(AGENT, transfer.reason(), transfer.summary(), conversation))));
    }

    @Override
    public void hangUp() {
        send(new End(null));
    }

    @Override
    public void drop() {
        socket.close(CloseCodes.NORMAL_CLOSURE, "call is over or continues on another connection");
    }

    @Override
    public void leave() {
        socket.close(CloseCodes.SERVICE_RESTART, "node is shutting down");
    }

    private void send(RelayMessage message) {
        socket.send(json(message));
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message cannot be written as JSON", e);
        }
    }

    /** The data that the platform passes on with the call, as JSON in a string field. */
    private record HandoffData(String target, String reason, String summary, String conversation) {}
}
