package telecom.assistant.channel.voice.conversationrelay;

import telecom.assistant.channel.voice.inbound.CallSetup;

/** What the platform sends. */
sealed interface RelayFrame {

    /** Calls the handler's method for this kind of frame. */
    void handle(Handler handler);

    /** The first frame: which call this is. */
    record Setup(CallSetup call) implements RelayFrame {
        @Override
        public void handle(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * What the caller said.
     *
     * @param language null when the platform does not report one
     * @param last false while the caller is still speaking
     */
    record Prompt(String words, String language, boolean last) implements RelayFrame {
        @Override
        public void handle(Handler handler) {
            handler.on(this);
        }
    }

    /** Keys pressed. */
    record Dtmf(String digits) implements RelayFrame {
        @Override
        public void handle(Handler handler) {
            handler.on(this);
        }
    }

    /** A barge-in, with the speech that had been played last. */
    record Interrupt(String heardText, long heardMillis) implements RelayFrame {
        @Override
        public void handle(Handler handler) {
            handler.on(this);
        }
    }

    /** The platform could not do what we asked. Its description may quote what we said, so it is not kept. */
    record PlatformError() implements RelayFrame {
        @Override
        public void handle(Handler handler) {
            handler.on(this);
        }
    }

    /** Words of ours that have been played. */
    record Played(String words) implements RelayFrame {
        @Override
        public void handle(Handler handler) {
            handler.on(this);
        }
    }

    /** Other information about the call, for which we have no use. */
    record Info() implements RelayFrame {
        @Override
        public void handle(Handler handler) {
            handler.on(this);
        }
    }

    /** A message of a type that is new to us. */
    record Unknown(String type) implements RelayFrame {

        private static final int PRINTED = 40;

        /** The type, made safe for a log line. */
        String printableType() {
            String clean = type.replaceAll("[^A-Za-z0-9:._-]", "?");
            return clean.substring(0, Math.min(PRINTED, clean.length()));
        }

        @Override
        public void handle(Handler handler) {
            handler.on(this);
        }
    }

    /** The kind, as a metric label. */
    default String kind() {
        return getClass().getSimpleName();
    }

    /** One method for each kind of frame. */
    interface Handler {

        void on(Setup frame);

        void on(Prompt frame);

        void on(Dtmf frame);

        void on(Interrupt frame);

        void on(PlatformError frame);

        void on(Played frame);

        void on(Info frame);

        void on(Unknown frame);
    }
}
