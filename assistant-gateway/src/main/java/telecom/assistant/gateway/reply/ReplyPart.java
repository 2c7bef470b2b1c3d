package telecom.assistant.gateway.reply;

import telecom.assistant.model.FinishReason;

/** What happens while a reply is made, in its order. */
sealed interface ReplyPart {

    /** The model is asked, for the first time or with the results of its calls: its words are awaited from here on. */
    record Asked() implements ReplyPart {}

    /** More of the model's words. */
    record Words(String text) implements ReplyPart {}

    /** Tools are being called; nothing is awaited of the model until it is asked again. */
    record Calling() implements ReplyPart {}

    /** The model wants a person to go on. The last part. */
    record Transferring(String reason, String summary) implements ReplyPart {}

    /** The model has answered. The last part. */
    record Answered(FinishReason reason) implements ReplyPart {}
}
