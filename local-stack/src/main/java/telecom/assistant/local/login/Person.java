package telecom.assistant.local.login;

import java.util.List;
import java.util.Optional;

/**
 * An invented employee who can sign in through the stand-in.
 *
 * @param id the subject of the person's tokens
 * @param roles the values of the claim {@code roles}
 * @param skills the values of the claim {@code skills}
 * @param teams the values of the claim {@code teams}
 */
public record Person(String id, String name, List<String> roles, List<String> skills, List<String> teams) {

    /** One person for each role, a second agent, and somebody whom the provider knows but who has no role. */
    public static final List<Person> ALL = List.of(
            new Person("jiwoo.han", "한지우", List.of("agent"), List.of("billing", "mobile"), List.of("seoul")),
            new Person("serin.oh", "오세린", List.of("agent"), List.of("internet"), List.of("busan")),
            new Person("dohyun.moon", "문도현", List.of("supervisor"), List.of(), List.of("seoul")),
            new Person("narae.baek", "백나래", List.of("admin"), List.of(), List.of()),
            new Person("gaon.ryu", "류가온", List.of("auditor"), List.of(), List.of()),
            new Person("haneul.seo", "서하늘", List.of(), List.of(), List.of()));

    static Optional<Person> of(String id) {
        return ALL.stream().filter(person -> person.id.equals(id)).findFirst();
    }
}
