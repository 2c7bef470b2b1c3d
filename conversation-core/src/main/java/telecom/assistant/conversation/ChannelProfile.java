package telecom.assistant.conversation;

import java.time.Duration;
import java.util.Optional;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Route;

/**
 * How the engine treats a channel. The engine distinguishes channels by nothing else, so a new channel needs only a
 * profile.
 *
 * @param priority the order in which channels get access to the model when many turns are waiting, lowest number first
 * @param arrival what happens to a message that arrives while an answer is under way
 * @param pieces how a streamed reply is cut into pieces
 * @param spoken whether pieces are heard as they are sent, so that the transcript of a cut-off reply keeps the part
 *     that had been sent; on other channels the next reply replaces it
 * @param greets whether opening a leg opens the conversation and is answered with a greeting
 * @param waitNotice whether the subscriber gets a notice when many others are waiting for the model
 * @param lookUpNotice how long tools may run before the subscriber is notified that something is being looked up; empty
 *     for no such notice
 * @param sendsTexts whether this channel sends the text messages that subscribers request on other channels
 * @param assurance how certain the speaker's identity is, if the route has a number
 * @param deadlines the longest times that its subscribers wait for an answer
 * @param queue how many turns may wait for the model, and how long
 * @param prompt the name of the system prompt that the model gets, {@code prompts/<prompt>.txt}
 * @param maxTokens the longest reply in tokens; if tools are called, the limit of each round
 */
public record ChannelProfile(
        Channel channel,
        int priority,
        ArrivalPolicy arrival,
        Pieces pieces,
        boolean spoken,
        boolean greets,
        boolean waitNotice,
        Optional<Duration> lookUpNotice,
        boolean sendsTexts,
        Assurance assurance,
        Deadlines deadlines,
        Queue queue,
        String prompt,
        int maxTokens) {

    /**
     * When either deadline passes, the model is stopped and the reply ends with the apology.
     *
     * @param firstWords the longest time from asking the model to the first words of the reply; time spent running
     *     tools does not count
     * @param whole the longest time until the reply is complete
     */
    public record Deadlines(Duration firstWords, Duration whole) {}

    /**
     * A turn that finds {@code places} others waiting, or has itself waited for {@code longest}, is answered with
     * {@link Phrase#BUSY}.
     */
    public record Queue(int places, Duration longest) {}

    /** Whether a newer message, on any channel, ends an answer on this one. */
    public boolean supersedes() {
        return arrival == ArrivalPolicy.SUPERSEDE;
    }

    /** How certain the speaker's identity is on a leg. A caller without a number could be anybody. */
    public Assurance assuranceOf(Route route) {
        String address = route.subscriberAddress();
        boolean numbered = address != null && address.startsWith("+");
        return assurance == Assurance.CALLER_ID && !numbered ? Assurance.NONE : assurance;
    }

    /** The separator between the disclosure and the text that follows it. */
    public String separator() {
        return spoken ? " " : "\n";
    }
}
