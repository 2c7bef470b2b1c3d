package telecom.assistant.channel.voice.conversationrelay;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import org.jboss.logging.Logger;
import telecom.assistant.channel.voice.delivery.VoiceLine;
import telecom.assistant.channel.voice.inbound.Call;
import telecom.assistant.channel.voice.inbound.CallSetup;
import telecom.assistant.channel.voice.inbound.Calls;

/**
 * One connection of the platform: its first frame identifies the call, the others report what happens on it. Frames are
 * handled one after another; one that is out of order causes a {@link RefusedFrameException}.
 */
final class RelayConnection {

    static final Logger LOG = Logger.getLogger(RelayConnection.class);

    private final Calls calls;
    private final VoiceLine line;
    private final PartialPrompt partial = new PartialPrompt();
    private volatile Call call;

    RelayConnection(Calls calls, VoiceLine line) {
        this.calls = calls;
        this.line = line;
    }

    boolean isSetUp() {
        return call != null;
    }

    void closed(CloseReason reason) {
        Call ended = call;
        if (ended == null) {
            return;
        }
        String closed = "connection closed " + reason.getCloseCode().getCode();
        if (reason.getCloseCode() == CloseCodes.NORMAL_CLOSURE) {
            calls.end(ended, closed);
        } else {
            calls.close(ended, closed);
        }
    }

    void setUp(CallSetup setup) {
        if (isSetUp()) {
            throw RefusedFrameException.outOfOrder("one setup only");
        }
        call = calls.open(setup, line);
    }

    void prompt(RelayFrame.Prompt prompt) {
        if (!prompt.last()) {
            partial.add(prompt.words());
            call().callerSpeaking();
            return;
        }
        String words = partial.end(prompt.words());
        if (!words.isEmpty()) {
            call().hear(words, prompt.language());
        }
    }

    /** The call that the first frame identified. */
    Call call() {
        if (!isSetUp()) {
            throw RefusedFrameException.outOfOrder("setup first");
        }
        return call;
    }
}
