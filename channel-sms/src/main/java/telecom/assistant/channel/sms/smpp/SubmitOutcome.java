package telecom.assistant.channel.sms.smpp;

/** What happened to a segment that was to be handed to the SMSC. */
public sealed interface SubmitOutcome {

    /** Calls the handler's method for this outcome. */
    <R> R handle(Handler<R> handler);

    /** The SMSC has it. */
    record Submitted(String messageId) implements SubmitOutcome {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** The SMSC does not have it, because there was no bind. */
    record NotSent() implements SubmitOutcome {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * The SMSC did not accept it.
     *
     * @param code its {@code command_status}, such as {@code 0x00000058}
     * @param temporary whether it may accept it later
     */
    record Refused(String code, boolean temporary) implements SubmitOutcome {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** It was handed over, and no response came: nobody knows whether the SMSC has it. */
    record Unanswered() implements SubmitOutcome {
        @Override
        public <R> R handle(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** One method for each outcome. */
    interface Handler<R> {

        R on(Submitted outcome);

        R on(NotSent outcome);

        R on(Refused outcome);

        R on(Unanswered outcome);
    }
}
