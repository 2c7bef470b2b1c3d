package telecom.assistant.channel.event;

/** What happened, without the envelope it travels in. Each kind is a record; its simple name is its type on the wire. */
public sealed interface Event permits InboundEvent, OutboundEvent, DeskEvent {

    /** Calls the handler's method for the direction of this event. */
    <R> R handle(Handler<R> handler);

    /** Does something for the events of each direction. */
    interface Handler<R> {

        R on(InboundEvent event);

        R on(OutboundEvent event);

        R on(DeskEvent event);
    }
}
