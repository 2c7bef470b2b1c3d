/**
 * What differs between voice platforms, behind one interface. Each platform is a package of its own beside this one,
 * with an implementation of {@link telecom.assistant.channel.voice.platform.VoicePlatform}.
 */
package telecom.assistant.channel.voice.platform;
