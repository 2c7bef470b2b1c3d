package telecom.assistant.channel.voice.conversationrelay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.websocket.CloseReason.CloseCodes;
import telecom.assistant.channel.event.OutboundEvent.TransferRequested;
import telecom.assistant.channel.http.ClientSocket;
import telecom.assistant.channel.voice.delivery.Speech;
import telecom.assistant.channel.voice.delivery.VoiceLine;

/** Speaks through the platform. */
final class RelayLine implements VoiceLine {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ClientSocket socket;
    private final Speech speech;

    RelayLine(ClientSocket socket, Speech speech) {
        this.socket = socket;
        this.speech = speech;
    }

    @Override
    public void say(String words, boolean last, String language) {
        send(new Text("text", words, last, speech.locale(language), true));
    }

    @Override
    public void handBack(TransferRequested transfer) {
        String conversation = transfer.conversation().toString();
        send(new End("end", json(new HandoffData(transfer.reason(), transfer.summary(), conversation))));
    }

    @Override
    public void drop() {
        socket.close(CloseCodes.NORMAL_CLOSURE, "call is over or continues on another connection");
    }

    private void send(Object message) {
        socket.send(json(message));
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message cannot be written as JSON", e);
        }
    }

    private record Text(String type, String token, boolean last, String lang, boolean interruptible) {}

    private record End(String type, String handoffData) {}

    /** What the platform passes on with the call, as JSON in a string field. */
    private record HandoffData(String reason, String summary, String conversation) {}
}
