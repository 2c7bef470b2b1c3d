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
 * What Helm makes of the chart with a set of values. What Kubernetes and the Prometheus operator define is read into
 * their typed models, which refuse a field that does not exist; what other operators define stays JSON.
 *
 * @param typed the former
 * @param custom the latter
 */
record Manifests(List<HasMetadata> typed, List<JsonNode> custom) {

    /** The release that the tests render. */
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

    /** The chart itself, for what Helm can do with it. */
    static Helm chart() {
        return new Helm(Repository.path("deploy/chart").toAbsolutePath());
    }

    /** Rendered once, because Helm takes its time. */
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

    /** All of one type. */
    <T extends HasMetadata> List<T> all(Class<T> type) {
        return typed.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** All of another operator's kind. */
    List<JsonNode> all(String kind) {
        return custom.stream()
                .filter(one -> one.path("kind").asText().equals(kind))
                .toList();
    }

    /** The workloads, whichever they are. */
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

    /** The models collect fields that they do not know; here such a field is an error. */
    private static final class NoUnknownFields extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return false;
        }
    }
}
