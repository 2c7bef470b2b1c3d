package telecom.assistant.store.conversation;

import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.conversation.ConversationChange;

/** A change whose caller waits for its outcome, which is delivered on a Vert.x context of its own. */
final class WaitingChange {

    private final ConversationChange change;
    private final UniEmitter<? super Void> caller;
    private final Context context;
    private volatile boolean abandoned;

    WaitingChange(ConversationChange change, UniEmitter<? super Void> caller, Context context) {
        this.change = change;
        this.caller = caller;
        this.context = context;
    }

    ConversationChange change() {
        return change;
    }

    SubscriberId subscriber() {
        return change.subscriber().id();
    }

    /** Notes that the caller no longer waits for the outcome. */
    void abandon() {
        abandoned = true;
    }

    boolean isAbandoned() {
        return abandoned;
    }

    void stored() {
        context.runOnContext(ignored -> caller.complete(null));
    }

    void failed(Throwable failure) {
        context.runOnContext(ignored -> caller.fail(failure));
    }
}
