package telecom.assistant.channel.event;

/** What happened, without the envelope it travels in. Each kind is a record; its simple name is its type on the wire. */
public sealed interface Event permits InboundEvent, OutboundEvent, DeskEvent {}
