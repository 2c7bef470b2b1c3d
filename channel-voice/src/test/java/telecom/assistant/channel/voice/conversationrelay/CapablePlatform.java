package telecom.assistant.channel.voice.conversationrelay;

import telecom.assistant.channel.voice.platform.Ability;
import telecom.assistant.channel.voice.platform.PlatformRequest;
import telecom.assistant.channel.voice.platform.VoicePlatform;

/** A platform without a key that has either every ability or none. */
record CapablePlatform(boolean canDoAll) implements VoicePlatform {

    @Override
    public String name() {
        return "test";
    }

    @Override
    public String path() {
        return "/voice/";
    }

    @Override
    public boolean hasKey() {
        return false;
    }

    @Override
    public boolean isSigned(PlatformRequest request) {
        return false;
    }

    @Override
    public boolean signsHandshakes() {
        return true;
    }

    @Override
    public boolean understands(String attribute) {
        return true;
    }

    @Override
    public boolean can(Ability ability) {
        return canDoAll;
    }
}
