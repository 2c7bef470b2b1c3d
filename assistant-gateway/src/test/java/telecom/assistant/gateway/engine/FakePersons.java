package telecom.assistant.gateway.engine;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.gateway.bss.KnownPerson;
import telecom.assistant.gateway.bss.Persons;
import telecom.assistant.gateway.tool.ToolCaller;

/** Persons whom a test makes known. */
final class FakePersons implements Persons {

    final List<Route> expected = new ArrayList<>();
    final List<SubscriberId> forgotten = new ArrayList<>();
    private CompletableFuture<KnownPerson> answer = CompletableFuture.completedFuture(KnownPerson.NOBODY);

    /** From now on this is known of everybody. */
    void know(String text) {
        answer = CompletableFuture.completedFuture(new KnownPerson(text));
    }

    /** From now on every turn waits for the result. */
    CompletableFuture<KnownPerson> keepWaiting() {
        answer = new CompletableFuture<>();
        return answer;
    }

    @Override
    public void expect(ToolCaller caller) {
        expected.add(caller.route());
    }

    @Override
    public Uni<KnownPerson> of(ToolCaller caller) {
        return Uni.createFrom().completionStage(answer);
    }

    @Override
    public void forget(SubscriberId subscriber) {
        forgotten.add(subscriber);
    }
}
