package telecom.assistant.channel.event;

/** What happened, without the envelope it travels in. Each kind is a record, whose simple name is its type on the wire. */
public sealed interface Event permits InboundEvent, OutboundEvent, DeskEvent {}
