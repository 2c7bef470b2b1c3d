package telecom.assistant.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import telecom.assistant.deploy.Repository;

/** Tests what the chart renders, apart from the rules for every workload ({@link WorkloadPolicyTest}). */
class ChartTest {

    private static final String AUDIT_HEADS = "assistant.audit-heads";

    @Test
    void helmLintFindsNoProblems() {
        var result = Manifests.chart().lint().strict().call();
        assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void everyValueSetRendersValidManifests(ValueSet values) throws Exception {
        assertThat(Manifests.of(values).workloads()).isNotEmpty();
    }

    @Test
    void anUnknownFieldIsRejected() {
        assertThatThrownBy(
                        () -> Manifests.read("{apiVersion: v1, kind: Service, metadata: {name: x}, spec: {prots: []}}"))
                .hasMessageContaining("prots");
    }

    @Test
    void aLaptopNeedsNoOperators() throws Exception {
        Manifests laptop = Manifests.of(ValueSet.LAPTOP);
        assertThat(laptop.custom()).isEmpty();
        assertThat(laptop.all(PodMonitor.class)).isEmpty();
        assertThat(laptop.workloads()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"ONE_SITE", "PRODUCTION"})
    void everyTopicIsCreatedWithItsPartitions(ValueSet values) throws Exception {
        // Carries no events, so that asyncapi.yaml does not have it.
        var expected = new TreeMap<String, Integer>(Map.of(AUDIT_HEADS, 1));
        for (JsonNode channel : new YAMLMapper()
                .readTree(Repository.read("src/main/resources/asyncapi.yaml"))
                .path("channels")) {
            JsonNode kafka = channel.path("bindings").path("kafka");
            expected.put(kafka.path("topic").asText(), kafka.path("partitions").asInt());
        }
        var created = new TreeMap<String, Integer>();
        for (JsonNode topic : Manifests.of(values).all("KafkaTopic")) {
            JsonNode spec = topic.path("spec");
            created.put(spec.path("topicName").asText(), spec.path("partitions").asInt());
            assertThat(spec.path("replicas").asInt()).isEqualTo(3);
            assertThat(spec.path("config").path("min.insync.replicas").asInt()).isEqualTo(2);
            boolean isKept = spec.path("topicName").asText().equals(AUDIT_HEADS);
            assertThat(spec.path("config").path("cleanup.policy").asText()).isEqualTo(isKept ? "compact" : "delete");
            assertThat(spec.path("config").has("retention.ms")).isEqualTo(!isKept);
        }
        assertThat(created).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(names = {"ONE_SITE", "PRODUCTION"})
    void everyKindOfNodeHasItsOwnKafkaUser(ValueSet values) throws Exception {
        Manifests manifests = Manifests.of(values);
        Set<String> users = manifests.all("KafkaUser").stream()
                .map(user -> user.path("metadata").path("name").asText())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(users)
                .isEqualTo(manifests.workloads().stream().map(Workload::name).collect(Collectors.toSet()));
    }

    @Test
    void onlyTheEngineWritesReplies() throws Exception {
        var writers = new TreeSet<String>();
        for (JsonNode user : Manifests.of(ValueSet.PRODUCTION).all("KafkaUser")) {
            for (JsonNode acl : user.path("spec").path("authorization").path("acls")) {
                boolean writes = acl.path("operations").toString().contains("Write");
                if (writes && acl.path("resource").path("name").asText().startsWith("assistant.outbound")) {
                    writers.add(user.path("metadata").path("name").asText());
                }
            }
        }
        assertThat(writers).containsExactly("assistant-engine");
    }

    @ParameterizedTest
    @EnumSource(names = {"ONE_SITE", "PRODUCTION"})
    void aCommitWaitsForAStandby(ValueSet values) throws Exception {
        JsonNode database = Manifests.of(values).all("Cluster").get(0).path("spec");
        assertThat(database.path("instances").asInt()).isGreaterThanOrEqualTo(3);
        assertThat(database.path("postgresql")
                        .path("synchronous")
                        .path("number")
                        .asInt())
                .isEqualTo(1);
        assertThat(database.path("postgresql")
                        .path("synchronous")
                        .path("dataDurability")
                        .asText())
                .isEqualTo("required");
    }

    @Test
    void productionIsScaledByLagAndSocketsAndNeverBeyondThePartitions() throws Exception {
        var most = new TreeMap<String, Integer>();
        for (JsonNode scaled : Manifests.of(ValueSet.PRODUCTION).all("ScaledObject")) {
            most.put(
                    scaled.path("metadata").path("name").asText(),
                    scaled.path("spec").path("maxReplicaCount").asInt());
            assertThat(scaled.path("spec").path("triggers")).isNotEmpty();
        }
        assertThat(most).containsOnlyKeys("assistant-engine", "assistant-voice", "assistant-web");
        assertThat(most.get("assistant-engine")).isLessThanOrEqualTo(64);
        assertThat(most.get("assistant-voice")).isLessThanOrEqualTo(16);
        assertThat(most.get("assistant-web")).isLessThanOrEqualTo(16);
    }

    @ParameterizedTest
    @EnumSource(names = {"ONE_SITE", "PRODUCTION"})
    void everyKindOfNodeHasADisruptionBudget(ValueSet values) throws Exception {
        Manifests manifests = Manifests.of(values);
        Set<String> kept = manifests.all(PodDisruptionBudget.class).stream()
                .map(budget -> budget.getMetadata().getName())
                .collect(Collectors.toSet());
        assertThat(kept)
                .isEqualTo(manifests.workloads().stream().map(Workload::name).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @EnumSource(names = {"ONE_SITE", "PRODUCTION"})
    void nodesExchangeTrafficOnlyWithNamedPeers(ValueSet values) throws Exception {
        var policies = Manifests.of(values).all(NetworkPolicy.class);
        NetworkPolicy forAll = policies.stream()
                .filter(policy -> policy.getMetadata().getName().equals(Manifests.RELEASE))
                .findFirst()
                .orElseThrow();
        assertThat(forAll.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
        for (NetworkPolicy policy : policies) {
            assertThat(policy.getSpec().getIngress())
                    .allSatisfy(rule -> assertThat(rule.getFrom()).isNotEmpty());
            assertThat(policy.getSpec().getEgress()).allSatisfy(rule -> {
                assertThat(rule.getTo()).isNotEmpty();
                assertThat(rule.getPorts()).isNotEmpty();
            });
        }
        assertThat(policies.stream().map(policy -> policy.getMetadata().getName()))
                .contains("assistant-voice", "assistant-web", "assistant-desk")
                .doesNotContain("assistant-engine", "assistant-sms");
    }
}
