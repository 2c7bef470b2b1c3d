package telecom.assistant.conversation;

import java.time.Duration;
import java.util.Optional;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Route;

/**
 * How the engine treats a channel. Nothing else in the engine tells one channel from another, so a new channel needs a
 * profile and no change here.
 *
 * @param priority who goes to the model first when many wait, lowest number first
 * @param arrival what becomes of words that arrive while an answer is under way
 * @param pieces how a streamed reply is cut
 * @param spoken whether pieces are heard as they leave, so that the transcript keeps what had left of a reply that was
 *     cut; what was only shown is replaced by what comes next
 * @param greets whether opening a leg opens the conversation and is answered by a greeting
 * @param waitNotice whether the subscriber is told when many others wait for the model
 * @param lookUpNotice from when on the subscriber is told that something is being looked up; empty for never
 * @param texts whether it carries texts to a subscriber's number that were asked for on another channel
 * @param assurance how certain it is who speaks, where the route has a number
 * @param deadlines how long its subscribers are kept without an answer
 * @param queue how many wait for the model, and how long
 * @param maxTokens longest reply in tokens; with tools, of each of its rounds
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
        boolean texts,
        Assurance assurance,
        Deadlines deadlines,
        Queue queue,
        int maxTokens) {

    /**
     * When one of them passes, the model is stopped and the reply ends with the apology.
     *
     * @param firstWords longest wait for them from the moment that the model is asked; while tools are called they are
     *     not waited for
     * @param whole longest time until the reply is whole
     */
    public record Deadlines(Duration firstWords, Duration whole) {}

    /** Who comes when {@code places} wait already, or waits for {@code longest}, is told that all are busy. */
    public record Queue(int places, Duration longest) {}

    /** Whether newer words of any channel end an answer on this one. */
    public boolean supersedes() {
        return arrival == ArrivalPolicy.SUPERSEDE;
    }

    /** How certain it is who speaks on a leg: a caller without a number could be anybody. */
    public Assurance assuranceOf(Route route) {
        String address = route.subscriberAddress();
        boolean numbered = address != null && address.startsWith("+");
        return assurance == Assurance.CALLER_ID && !numbered ? Assurance.NONE : assurance;
    }

    /** Between the disclosure and the words that follow it. */
    public String separator() {
        return spoken ? " " : "\n";
    }
}
