package telecom.assistant.channel.voice.conversationrelay;

import jakarta.websocket.CloseReason;
import org.jboss.logging.Logger;
import telecom.assistant.channel.voice.delivery.VoiceLine;
import telecom.assistant.channel.voice.inbound.Call;
import telecom.assistant.channel.voice.inbound.Calls;

/**
 * One connection of the platform: its first frame names the call, the others report what happens on it. Frames are taken
 * one after another; whatever comes out of order is a {@link RefusedFrameException}.
 */
final class RelayConnection implements RelayFrame.Handler {

    private static final Logger LOG = Logger.getLogger(RelayConnection.class);

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
        if (ended != null) {
            calls.close(ended, "connection closed " + reason.getCloseCode().getCode());
        }
    }

    @Override
    public void on(RelayFrame.Setup setup) {
        if (isSetUp()) {
            throw RefusedFrameException.outOfOrder("one setup only");
        }
        call = calls.open(setup.call(), line);
    }

    @Override
    public void on(RelayFrame.Prompt prompt) {
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

    @Override
    public void on(RelayFrame.Dtmf dtmf) {
        call().press(dtmf.digits());
    }

    @Override
    public void on(RelayFrame.Interrupt interrupt) {
        call().bargeIn(interrupt.heardText(), interrupt.heardMillis());
    }

    @Override
    public void on(RelayFrame.Played played) {
        call().played(played.words());
    }

    @Override
    public void on(RelayFrame.PlatformError error) {
        LOG.warn("platform reports an error channel=voice (its own log has the description)");
    }

    @Override
    public void on(RelayFrame.Info info) {
        // Nothing depends on it.
    }

    @Override
    public void on(RelayFrame.Unknown unknown) {
        // The endpoint logs each type once.
    }

    private Call call() {
        if (!isSetUp()) {
            throw RefusedFrameException.outOfOrder("setup first");
        }
        return call;
    }
}
