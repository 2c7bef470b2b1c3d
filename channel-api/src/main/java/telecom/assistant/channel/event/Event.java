package telecom.assistant.channel.event;

/** An event without its envelope. Each kind is a record whose simple name is its type on the wire. */
public sealed interface Event permits InboundEvent, OutboundEvent, DeskEvent {}
