package telecom.assistant.channel.voice.conversationrelay;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import java.util.Set;
import org.jboss.logging.Logger;
import telecom.assistant.channel.voice.delivery.VoiceLine;
import telecom.assistant.channel.voice.inbound.Call;
import telecom.assistant.channel.voice.inbound.CallSetup;
import telecom.assistant.channel.voice.inbound.Calls;

/**
 * One connection of the platform. Its first frame identifies the call, and later ones report what happens on the call.
 * Frames are handled one after another; a frame out of order causes a {@link RefusedFrameException}.
 */
final class RelayConnection {

    static final Logger LOG = Logger.getLogger(RelayConnection.class);

    /**
     * The close codes of connections that the platform ends on purpose or without giving a reason. 1001 is not among
     * them, because the container reports it for a connection that breaks off.
     */
    private static final Set<Integer> DELIBERATE_CLOSES =
            Set.of(CloseCodes.NORMAL_CLOSURE.getCode(), CloseCodes.NO_STATUS_CODE.getCode());

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

    /**
     * Ends the call, or, if this connection broke off, lets it wait for its next connection (RFC 6455, section 7.4.1).
     */
    void handleClose(CloseReason reason) {
        Call ended = call;
        if (ended == null) {
            return;
        }
        int code = reason.getCloseCode().getCode();
        String cause = "connection closed " + code;
        if (code == CloseCodes.NORMAL_CLOSURE.getCode()) {
            calls.end(ended, cause);
        } else if (DELIBERATE_CLOSES.contains(code)) {
            calls.close(ended, cause);
        } else {
            calls.lose(ended, cause);
        }
    }

    /** Accepts the call. Repeating the same setup changes nothing. */
    void setUp(CallSetup setup) {
        if (isSetUp()) {
            if (!call.isOf(setup)) {
                throw RefusedFrameException.outOfOrder("one call on a connection");
            }
            return;
        }
        if (setup.language() != null) {
            line.begin(setup.language());
        }
        call = calls.open(setup, line);
    }

    void prompt(RelayFrame.Prompt prompt) {
        if (!prompt.last()) {
            partial.add(prompt.text());
            call().callerSpeaking();
            return;
        }
        String text = partial.end(prompt.text());
        if (!text.isEmpty()) {
            call().hear(text, prompt.language());
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
