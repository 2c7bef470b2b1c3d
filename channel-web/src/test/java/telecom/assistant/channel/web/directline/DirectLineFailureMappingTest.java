package telecom.assistant.channel.web.directline;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.web.WebFixtures;
import telecom.assistant.channel.web.failure.WebFailure;

class DirectLineFailureMappingTest {

    @Test
    void asksTheClientToRetryARequestThatCouldNotBeAccepted() {
        Throwable cause = new IllegalStateException("no broker at 10.0.0.7");

        Response response = new DirectLineFailureMapping().toResponse(WebFailure.unavailable(cause));

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeaderString("Retry-After")).isEqualTo("1");
        assertThat(WebFixtures.json((String) response.getEntity())
                        .path("error")
                        .path("code")
                        .asText())
                .isEqualTo("ServiceUnavailable");
        assertThat((String) response.getEntity()).doesNotContain("10.0.0.7");
    }
}
