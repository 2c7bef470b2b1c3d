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
 * One connection of the platform: its first frame identifies the call, the others report what happens on it. Frames are
 * handled one after another; one that is out of order causes a {@link RefusedFrameException}.
 */
final class RelayConnection {

    static final Logger LOG = Logger.getLogger(RelayConnection.class);

    /**
     * The codes of connections that the platform ends on purpose, or without saying why. 1001 is not one of them: the
     * container reports a connection that breaks off with it.
     */
    private static final Set<Integer> ENDS =
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

    /** Ends the call, or lets it wait for its next connection if this one broke off (RFC 6455, section 7.4.1). */
    void closed(CloseReason reason) {
        Call ended = call;
        if (ended == null) {
            return;
        }
        int code = reason.getCloseCode().getCode();
        String cause = "connection closed " + code;
        if (code == CloseCodes.NORMAL_CLOSURE.getCode()) {
            calls.end(ended, cause);
        } else if (ENDS.contains(code)) {
            calls.close(ended, cause);
        } else {
            calls.lose(ended, cause);
        }
    }

    /** Accepts the call; the same setup once more changes nothing. */
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
