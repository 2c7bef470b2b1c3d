package telecom.assistant.channel.voice.delivery;

import java.util.ArrayList;
import java.util.List;
import telecom.assistant.channel.event.OutboundEvent.TransferRequested;

/** A line that records everything said on it. A text that ends an utterance is recorded with a bar after it. */
public final class RecordingLine implements VoiceLine {

    public final List<String> said = new ArrayList<>();
    public final List<TransferRequested> handedBack = new ArrayList<>();
    public final List<String> announced = new ArrayList<>();
    public boolean dropped;
    public boolean hungUp;
    public boolean left;
    public boolean reconnects = true;

    @Override
    public void say(String text, boolean last, String language) {
        said.add(last ? text + "|" : text);
    }

    @Override
    public void announce(String text, String language) {
        announced.add(text);
        say(text, true, language);
    }

    @Override
    public void handBack(TransferRequested transfer) {
        handedBack.add(transfer);
    }

    @Override
    public void hangUp() {
        hungUp = true;
    }

    @Override
    public boolean reconnects() {
        return reconnects;
    }

    @Override
    public void drop() {
        dropped = true;
    }

    @Override
    public void leave() {
        left = true;
    }
}
