/**
 * The interface that hides the differences between voice platforms. Each platform has a package of its own beside this
 * one, with an implementation of {@link telecom.assistant.channel.voice.platform.VoicePlatform}.
 */
package telecom.assistant.channel.voice.platform;
