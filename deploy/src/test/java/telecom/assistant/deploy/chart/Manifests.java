package telecom.assistant.deploy.chart;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import telecom.assistant.deploy.Repository;

/**
 * The manifests that Helm renders from the chart with a set of values. Resources of Kubernetes and of the Prometheus
 * operator are read into typed models, which reject unknown fields; resources of other operators stay JSON.
 *
 * @param typed the resources of Kubernetes and of the Prometheus operator
 * @param custom the resources of other operators
 */
record Manifests(List<HasMetadata> typed, List<JsonNode> custom) {

    /** The name of the release that the tests render. */
    static final String RELEASE = "assistant";

    static final String NAMESPACE = "telecom";

    private static final Map<String, Class<? extends HasMetadata>> TYPES = Map.ofEntries(
            Map.entry("v1/ConfigMap", ConfigMap.class),
            Map.entry("v1/Service", Service.class),
            Map.entry("v1/ServiceAccount", ServiceAccount.class),
            Map.entry("apps/v1/Deployment", Deployment.class),
            Map.entry("apps/v1/StatefulSet", StatefulSet.class),
            Map.entry("policy/v1/PodDisruptionBudget", PodDisruptionBudget.class),
            Map.entry("networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class),
            Map.entry("networking.k8s.io/v1/Ingress", Ingress.class),
            Map.entry("monitoring.coreos.com/v1/PodMonitor", PodMonitor.class),
            Map.entry("monitoring.coreos.com/v1/PrometheusRule", PrometheusRule.class));

    private static final ObjectMapper STRICT = JsonMapper.builder()
            .annotationIntrospector(new NoUnknownFields())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final Map<ValueSet, Manifests> RENDERED = new ConcurrentHashMap<>();

    /** The chart itself, on which Helm's commands can be run. */
    static Helm chart() {
        return new Helm(Repository.path("deploy/chart").toAbsolutePath());
    }

    /** The manifests for a set of values; each is rendered only once, because Helm is slow. */
    static Manifests of(ValueSet values) {
        return RENDERED.computeIfAbsent(
                values,
                set -> read(chart().template()
                        .withName(RELEASE)
                        .withNamespace(NAMESPACE)
                        .withValuesFile(set.path())
                        .call()));
    }

    static Manifests read(String yaml) {
        Manifests manifests = new Manifests(new ArrayList<>(), new ArrayList<>());
        YAMLMapper mapper = new YAMLMapper();
        try (var documents = mapper.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            while (documents.hasNext()) {
                manifests.add(documents.next());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return manifests;
    }

    private void add(JsonNode document) throws IOException {
        String type = document.path("apiVersion").asText() + "/"
                + document.path("kind").asText();
        if (TYPES.containsKey(type)) {
            typed.add(STRICT.treeToValue(document, TYPES.get(type)));
        } else if (document.isObject()) {
            custom.add(document);
        }
    }

    /** All resources of one type. */
    <T extends HasMetadata> List<T> all(Class<T> type) {
        return typed.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** All resources of a kind that another operator defines. */
    List<JsonNode> all(String kind) {
        return custom.stream()
                .filter(one -> one.path("kind").asText().equals(kind))
                .toList();
    }

    /** All workloads: deployments and stateful sets. */
    List<Workload> workloads() {
        return Stream.concat(
                        all(Deployment.class).stream()
                                .map(one -> new Workload(
                                        one.getMetadata(),
                                        one.getSpec().getReplicas(),
                                        one.getSpec().getTemplate())),
                        all(StatefulSet.class).stream()
                                .map(one -> new Workload(
                                        one.getMetadata(),
                                        one.getSpec().getReplicas(),
                                        one.getSpec().getTemplate())))
                .toList();
    }

    /** Turns unknown fields into errors, which the models would otherwise collect. */
    private static final class NoUnknownFields extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return false;
        }
    }
}
