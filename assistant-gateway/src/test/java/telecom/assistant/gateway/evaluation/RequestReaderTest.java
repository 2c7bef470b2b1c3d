package telecom.assistant.gateway.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.channel.Channel;
import telecom.assistant.gateway.Settings;
import telecom.assistant.gateway.admin.Problem;
import telecom.assistant.gateway.evaluation.EvaluationRequest.Conversations;
import telecom.assistant.model.ModelConfig;

class RequestReaderTest {

    private static final String ID = "019baf00-0000-7000-8000-000000000001";

    private final RequestReader reader = reader("100");

    @Test
    void replaysTheNewestConversationsUnderTheDeploymentsPromptsByDefault() {
        EvaluationRequest request = read("{'tiers':['light']}");

        assertThat(request.candidates()).containsExactly(new Candidate("light", PromptSet.CURRENT));
        assertThat(request.conversations()).isEqualTo(Conversations.newest(20, Optional.empty()));
        assertThat(request.turns()).isEqualTo(20);
        assertThat(request.atOnce()).isEqualTo(2);
    }

    @Test
    void comparesEachTierWithEachPrompt() {
        EvaluationRequest request =
                read("{'tiers':['primary','light'],'prompts':['current',{'name':'short','web':'Be short.'}]}");

        assertThat(request.candidates())
                .extracting(Candidate::id)
                .containsExactly("primary/current", "primary/short", "light/current", "light/short");
        assertThat(request.candidates().get(1).prompt().system(Channel.WEB)).contains("Be short.");
        assertThat(request.candidates().get(1).prompt().system(Channel.VOICE)).isEmpty();
    }

    @Test
    void findsPromptsInADirectoryOfTheDeployment() {
        Candidate candidate =
                read("{'tiers':['light'],'prompts':'of-a-test'}").candidates().get(0);

        assertThat(candidate.id()).isEqualTo("light/of-a-test");
        assertThat(candidate.prompt().systems()).containsOnly(Map.entry(Channel.WEB, "Be brief."));
    }

    @Test
    void selectsConversationsByIdOrThoseBeforeAnId() {
        assertThat(read("{'tiers':['light'],'conversations':['" + ID + "','" + ID + "']}")
                        .conversations())
                .isEqualTo(Conversations.named(List.of(UUID.fromString(ID))));
        assertThat(read("{'tiers':['light'],'conversations':{'last':5,'before':'" + ID + "'}}")
                        .conversations())
                .isEqualTo(Conversations.newest(5, Optional.of(UUID.fromString(ID))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{'tiers':['light']} {}",
                "{}",
                "{'tiers':[]}",
                "{'tiers':'light'}",
                "{'tiers':['01012345678']}",
                "{'tiers':['light','light']}",
                "{'tiers':['light'],'surprise':1}",
                "{'tiers':['light'],'prompts':[]}",
                "{'tiers':['light'],'prompts':'nowhere'}",
                "{'tiers':['light'],'prompts':'../prompts'}",
                "{'tiers':['light'],'prompts':{'fax':'x'}}",
                "{'tiers':['light'],'prompts':{'web':''}}",
                "{'tiers':['light'],'prompts':{'name':'current','web':'x'}}",
                "{'tiers':['light'],'prompts':['current','current']}",
                "{'tiers':['light'],'conversations':[]}",
                "{'tiers':['light'],'conversations':['01012345678']}",
                "{'tiers':['light'],'conversations':{'last':201}}",
                "{'tiers':['light'],'conversations':{'last':0}}",
                "{'tiers':['light'],'conversations':7}",
                "{'tiers':['light'],'turnsPerConversation':51}",
                "{'tiers':['light'],'concurrency':5}",
                "{'tiers':['light','primary'],'conversations':{'last':200},'turnsPerConversation':50}"
            })
    void refusesInvalidRequestsWithoutQuotingThem(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(Problem.class).hasMessageNotContaining("01012345678");
    }

    @Test
    void replaysFewerConversationsAtOnceThanTurnsAreAdmitted() {
        assertThat(reader("3").mostAtOnce()).isEqualTo(2);
        assertThat(reader("1").mostAtOnce()).isEqualTo(1);
    }

    private EvaluationRequest read(String body) {
        return reader.read(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static RequestReader reader(String turnsAtOnce) {
        ModelConfig model = Settings.mapping(
                ModelConfig.class,
                Map.of(
                        "assistant.model.tiers.primary.base-url", "http://localhost/v1",
                        "assistant.model.tiers.primary.model", "large",
                        "assistant.model.tiers.light.base-url", "http://localhost/v1",
                        "assistant.model.tiers.light.model", "small"));
        return new RequestReader(
                Settings.mapping(EvaluationConfig.class, Map.of()),
                Settings.admission(Map.of("turns-at-once", turnsAtOnce)),
                model,
                Settings.channels());
    }
}
