package telecom.assistant.gateway.reply;

import telecom.assistant.model.FinishReason;

/** One step in the generation of a reply. Steps arrive in order. */
sealed interface ReplyPart {

    /** The model is asked, for the first time or with the results of its calls: from here on, its words are awaited. */
    record Asked() implements ReplyPart {}

    /** More of the model's words. */
    record Words(String text) implements ReplyPart {}

    /** Tools are being called; until the model is asked again, no words are awaited from it. */
    record Calling() implements ReplyPart {}

    /** The model has claimed again that something was done that was not; the reply ends by saying so. */
    record NotDone() implements ReplyPart {}

    /** The model hands over to an agent. The last part. */
    record Transferring(String reason, String summary) implements ReplyPart {}

    /** The model has answered. The last part. */
    record Answered(FinishReason reason) implements ReplyPart {}
}
