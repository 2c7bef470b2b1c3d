package telecom.assistant.channel.voice;

import telecom.assistant.channel.voice.delivery.MovableLine;
import telecom.assistant.channel.voice.delivery.SpokenReplies;

/**
 * What a call keeps when it moves to another connection: the order of its events, what has been said and what may still
 * be.
 */
record Dialogue(EventSequence events, SpokenReplies replies, MovableLine line) {}
