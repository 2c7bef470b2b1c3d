package telecom.assistant.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NodeRolesTest {

    private static final Set<String> KNOWN = Set.of("engine", "kiosk");

    @Test
    void hasTheRolesThatAreConfigured() {
        NodeRoles roles = new NodeRoles(List.of("engine", " kiosk"));

        assertThat(roles.has("engine")).isTrue();
        assertThat(roles.has("kiosk")).isTrue();
        assertThat(roles.has("desk")).isFalse();
    }

    @Test
    void hasAnyRoleWhenItHasAll() {
        assertThat(new NodeRoles(List.of("all")).has("kiosk")).isTrue();
    }

    @Test
    void refusesAnUnknownRole() {
        assertThatCode(() -> new NodeRoles(List.of("kiosk", "engine")).requireKnown(KNOWN))
                .doesNotThrowAnyException();
        assertThatCode(() -> new NodeRoles(List.of("all")).requireKnown(KNOWN)).doesNotThrowAnyException();
        assertThatThrownBy(() -> new NodeRoles(List.of("engine", "kiosc")).requireKnown(KNOWN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("kiosc");
    }
}
