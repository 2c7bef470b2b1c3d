package telecom.assistant.gateway.bss;

import io.smallrye.mutiny.Uni;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.gateway.tool.ToolCaller;

/** What is known about subscribers before they ask for it. Thread-safe. */
public interface Persons {

    /** Begins to read what the next turn may be told, so that it need not wait. */
    void expect(ToolCaller caller);

    /**
     * What the model may be shown on the caller's channel. Never fails. It is there at once if it was read lately, and
     * otherwise after a short time, whatever the BSS does.
     */
    Uni<KnownPerson> of(ToolCaller caller);

    /** Forgets what was read about a subscriber, and what is being read. */
    void forget(SubscriberId subscriber);
}
