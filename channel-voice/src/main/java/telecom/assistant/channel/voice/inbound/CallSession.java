package telecom.assistant.channel.voice.inbound;

import telecom.assistant.channel.voice.delivery.MovableLine;
import telecom.assistant.channel.voice.delivery.SpokenReplies;

/** What a call keeps when it moves to another connection: the order of its events, and what has been said. */
record CallSession(EventSequence events, SpokenReplies replies, MovableLine line) {}
