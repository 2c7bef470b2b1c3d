package telecom.assistant.benchmarks.promise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import telecom.assistant.benchmarks.promise.Breach.Kind;

/**
 * The result of checking a run.
 *
 * @param utterances how many utterances were sent
 * @param accepted how many of them the assistant accepted. An utterance in a call is accepted if the call stayed up and
 *     the caller was not asked to repeat it; an SMS, once the SMSC has received the acknowledgement of its
 *     {@code deliver_sm}; a chat message, once Direct Line has returned an id
 * @param answered for how many accepted utterances the client got the reply exactly as it is stored, apologies included
 * @param allowed the utterances that need no answer, and why
 */
public record Verdict(int utterances, int accepted, int answered, List<Allowed> allowed, List<Breach> breaches) {

    public Verdict {
        allowed = List.copyOf(allowed);
        breaches = List.copyOf(breaches);
    }

    /** The same verdict with additional breaches. */
    public Verdict with(List<Breach> more) {
        List<Breach> all = new ArrayList<>(breaches);
        all.addAll(more);
        return new Verdict(utterances, accepted, answered, allowed, all);
    }

    public boolean arePromisesKept() {
        return breaches.isEmpty();
    }

    public long count(Kind kind) {
        return breaches.stream().filter(breach -> breach.kind() == kind).count();
    }

    public long count(FaultAllowance why) {
        return allowed.stream().filter(each -> each.why() == why).count();
    }

    @Override
    public String toString() {
        Stream<String> allowed = Arrays.stream(FaultAllowance.values()).map(why -> why.title() + " " + count(why));
        Stream<String> broken = Arrays.stream(Kind.values()).map(kind -> kind.title() + " " + count(kind));
        return "utterances %d, accepted %d, answered %d; %s; %s"
                .formatted(
                        utterances,
                        accepted,
                        answered,
                        allowed.collect(Collectors.joining(", ")),
                        broken.collect(Collectors.joining(", ")));
    }
}
