package telecom.assistant.channel.voice.delivery;

import java.util.ArrayList;
import java.util.List;
import telecom.assistant.channel.event.OutboundEvent.TransferRequested;

/** A line that records what is said on it. Words that end an utterance are recorded with a bar after them. */
public final class RecordingLine implements VoiceLine {

    public final List<String> said = new ArrayList<>();
    public final List<TransferRequested> handedBack = new ArrayList<>();
    public final List<String> announced = new ArrayList<>();
    public boolean dropped;
    public boolean hungUp;
    public boolean left;
    public boolean reconnects = true;

    @Override
    public void say(String words, boolean last, String language) {
        said.add(last ? words + "|" : words);
    }

    @Override
    public void announce(String words, String language) {
        announced.add(words);
        say(words, true, language);
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
