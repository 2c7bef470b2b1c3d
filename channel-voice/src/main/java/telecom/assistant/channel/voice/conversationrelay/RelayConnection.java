package telecom.assistant.channel.voice.conversationrelay;

import jakarta.websocket.CloseReason;
import org.jboss.logging.Logger;
import telecom.assistant.channel.voice.Call;
import telecom.assistant.channel.voice.Calls;
import telecom.assistant.channel.voice.delivery.Line;

/**
 * The platform's side of one connection: first it says which call this is, then what happens on it. Frames are taken one
 * after another.
 */
final class RelayConnection {

    private static final Logger LOG = Logger.getLogger(RelayConnection.class);

    private final Calls calls;
    private final Line line;
    private final PartialPrompt partial = new PartialPrompt();
    private volatile Call call;

    RelayConnection(Calls calls, Line line) {
        this.calls = calls;
        this.line = line;
    }

    boolean isSetUp() {
        return call != null;
    }

    /** @throws RefusedFrameException when it is not this frame's turn */
    void take(RelayFrame frame) {
        if (frame instanceof RelayFrame.Setup setup) {
            begin(setup);
        } else if (frame instanceof RelayFrame.Prompt prompt) {
            hear(prompt);
        } else if (frame instanceof RelayFrame.Dtmf dtmf) {
            call().press(dtmf.digits());
        } else if (frame instanceof RelayFrame.Interrupt interrupt) {
            call().interrupt(interrupt.heardText(), interrupt.heardMillis());
        } else if (frame instanceof RelayFrame.Played played) {
            call().played(played.words());
        } else if (frame instanceof RelayFrame.PlatformError) {
            LOG.warn("platform reports an error channel=voice (its own log has the description)");
        }
    }

    void closed(CloseReason reason) {
        Call ended = call;
        if (ended != null) {
            calls.close(ended, "connection closed " + reason.getCloseCode().getCode());
        }
    }

    private void begin(RelayFrame.Setup setup) {
        if (isSetUp()) {
            throw RefusedFrameException.outOfOrder("one setup only");
        }
        call = calls.open(setup.call(), line);
    }

    private void hear(RelayFrame.Prompt prompt) {
        if (!prompt.last()) {
            partial.add(prompt.words());
            call().notice();
            return;
        }
        String words = partial.end(prompt.words());
        if (!words.isEmpty()) {
            call().hear(words, prompt.language());
        }
    }

    private Call call() {
        if (!isSetUp()) {
            throw RefusedFrameException.outOfOrder("setup first");
        }
        return call;
    }
}
