package telecom.assistant.benchmarks.promise;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import telecom.assistant.benchmarks.promise.Breach.Kind;

/**
 * What the check of a run has found.
 *
 * @param utterances how many were sent
 * @param accepted of them, how many the assistant has taken, see {@link Medium}
 * @param answered of them, how many have exactly the one completed reply that the client got, word for word; apologies,
 *     too
 * @param excused what has no answer, and need not have one
 */
public record Verdict(int utterances, int accepted, int answered, List<Excused> excused, List<Breach> breaches) {

    public Verdict {
        excused = List.copyOf(excused);
        breaches = List.copyOf(breaches);
    }

    public boolean isKept() {
        return breaches.isEmpty();
    }

    public long count(Kind kind) {
        return breaches.stream().filter(breach -> breach.kind() == kind).count();
    }

    public long count(Excuse why) {
        return excused.stream().filter(each -> each.why() == why).count();
    }

    @Override
    public String toString() {
        Stream<String> allowed = Arrays.stream(Excuse.values()).map(why -> why.title() + " " + count(why));
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
