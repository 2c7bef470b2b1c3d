package telecom.assistant.channel.voice.conversationrelay;

import java.time.Duration;
import telecom.assistant.channel.voice.inbound.CallSetup;

/** A message from the platform. The simple name of each kind is a metric label. */
sealed interface RelayFrame {

    /** Applies this frame to the connection on which it arrived. */
    void applyTo(RelayConnection connection);

    /** The first frame, which identifies the call. */
    record Setup(CallSetup call) implements RelayFrame {
        @Override
        public void applyTo(RelayConnection connection) {
            connection.setUp(call);
        }
    }

    /**
     * The caller said something.
     *
     * @param language null when the platform does not report one
     * @param last false while the caller is still speaking
     */
    record Prompt(String text, String language, boolean last) implements RelayFrame {
        @Override
        public void applyTo(RelayConnection connection) {
            connection.prompt(this);
        }
    }

    /** The caller pressed keys. */
    record Dtmf(String digits) implements RelayFrame {
        @Override
        public void applyTo(RelayConnection connection) {
            connection.call().press(digits);
        }
    }

    /** A barge-in, with the speech that was played last. */
    record Interrupt(String heardText, long heardMillis) implements RelayFrame {
        @Override
        public void applyTo(RelayConnection connection) {
            connection.call().bargeIn(heardText, heardMillis);
        }
    }

    /** The platform could not do what we asked. Its description may quote our speech, so it is not kept. */
    record PlatformError() implements RelayFrame {
        @Override
        public void applyTo(RelayConnection connection) {
            RelayConnection.LOG.warn("platform reports an error channel=voice (its own log has the description)");
        }
    }

    /** The platform has played this part of our speech. */
    record Played(String text) implements RelayFrame {
        @Override
        public void applyTo(RelayConnection connection) {
            connection.call().played(text);
        }
    }

    /** The platform has begun to speak, or has nothing left to say. */
    record AgentSpeaking(boolean speaking) implements RelayFrame {
        @Override
        public void applyTo(RelayConnection connection) {
            connection.call().platformSpeaking(speaking);
        }
    }

    /** The caller has begun to speak, or has stopped. */
    record ClientSpeaking(boolean speaking) implements RelayFrame {
        @Override
        public void applyTo(RelayConnection connection) {
            connection.call().callerSpeaking();
        }
    }

    /** The time that a message takes to the platform and back. */
    record RoundTrip(Duration delay) implements RelayFrame {
        @Override
        public void applyTo(RelayConnection connection) {
            // RelaySockets records the delay.
        }
    }

    /** The platform has applied a change to how it listens and speaks, or has refused it. */
    record ConfigUpdated() implements RelayFrame {
        @Override
        public void applyTo(RelayConnection connection) {
            // A refusal must not end the call; RelaySockets counts these frames.
        }
    }

    /** Other information about the call, which we do not use. */
    record Info() implements RelayFrame {
        @Override
        public void applyTo(RelayConnection connection) {
            // Nothing depends on it.
        }
    }

    /**
     * A message that cannot be understood. It changes nothing, because a call must not end over it.
     *
     * @param cause what was wrong, as a metric label from a small fixed set
     */
    record Malformed(String cause) implements RelayFrame {
        @Override
        public void applyTo(RelayConnection connection) {
            // RelaySockets counts it.
        }
    }

    /** A message of a type that this version does not know. */
    record Unknown(String type) implements RelayFrame {
        private static final int PRINTED = 40;

        /** The type, made safe for a log line. */
        String printableType() {
            String clean = type.replaceAll("[^A-Za-z0-9:._-]", "?");
            return clean.substring(0, Math.min(PRINTED, clean.length()));
        }

        @Override
        public void applyTo(RelayConnection connection) {
            // RelaySockets logs each type once.
        }
    }
}
