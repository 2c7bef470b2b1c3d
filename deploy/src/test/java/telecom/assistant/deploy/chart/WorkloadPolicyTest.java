package telecom.assistant.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import telecom.assistant.deploy.settings.SettingsReference;

/** Tests the rules that apply to every workload in every set of values. */
class WorkloadPolicyTest {

    /** Variables that the JVM reads, not the application. */
    private static final List<String> NOT_SETTINGS = List.of("JDK_JAVA_OPTIONS");

    private static SettingsReference reference;
    private static FrameworkSettings framework;

    /** A workload, with all the manifests that were rendered together with it. */
    record Rendered(ValueSet values, Manifests manifests, Workload workload) {

        @Override
        public String toString() {
            return values + " " + workload.name();
        }
    }

    @BeforeAll
    static void readTheSettings() throws Exception {
        reference = SettingsReference.read();
        framework = FrameworkSettings.read();
    }

    static Stream<Rendered> workloads() {
        List<Rendered> all = new ArrayList<>();
        for (ValueSet values : ValueSet.values()) {
            Manifests manifests = Manifests.of(values);
            manifests.workloads().forEach(workload -> all.add(new Rendered(values, manifests, workload)));
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void runsWithoutPrivilegesOnAReadOnlyRoot(Rendered rendered) {
        var pod = rendered.workload().pod().getSecurityContext();
        assertThat(pod.getRunAsNonRoot()).isTrue();
        assertThat(pod.getRunAsUser()).isGreaterThan(1000);
        assertThat(pod.getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        var container = rendered.workload().container().getSecurityContext();
        assertThat(container.getReadOnlyRootFilesystem()).isTrue();
        assertThat(container.getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(rendered.workload().pod().getAutomountServiceAccountToken()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void pinsTheVersionOfItsImage(Rendered rendered) {
        String image = rendered.workload().container().getImage();
        assertThat(image).matches(".+:[0-9][^:]*(@sha256:[0-9a-f]{64})?").doesNotContain(":latest");
        if (rendered.values() == ValueSet.PRODUCTION) {
            assertThat(image).contains("@sha256:");
        }
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void requestsAndLimitsItsResources(Rendered rendered) {
        var resources = rendered.workload().container().getResources();
        assertThat(resources.getRequests()).containsKeys("cpu", "memory", "ephemeral-storage");
        assertThat(resources.getLimits()).containsKeys("cpu", "memory", "ephemeral-storage");
        assertThat(resources.getLimits().get("memory"))
                .as("a JVM that may grow beyond its reservation is killed when the machine runs out of memory")
                .isEqualTo(resources.getRequests().get("memory"));
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void isProbed(Rendered rendered) {
        Container container = rendered.workload().container();
        assertThat(path(container.getStartupProbe())).isEqualTo("/q/health/started");
        assertThat(path(container.getReadinessProbe())).isEqualTo("/q/health/ready");
        assertThat(path(container.getLivenessProbe())).isEqualTo("/q/health/live");
    }

    private static String path(Probe probe) {
        assertThat(probe.getHttpGet().getPort().getStrVal())
                .as("health is not on the port that others reach")
                .isEqualTo("management");
        return probe.getHttpGet().getPath();
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void hasTimeToDrain(Rendered rendered) {
        Map<String, String> settings = settings(rendered);
        long grace = rendered.workload().pod().getTerminationGracePeriodSeconds();
        long delay = seconds(settings.get("QUARKUS_SHUTDOWN_DELAY"));
        long timeout = seconds(settings.get("QUARKUS_SHUTDOWN_TIMEOUT"));
        assertThat(delay).isPositive();
        assertThat(timeout).isPositive();
        assertThat(grace).isGreaterThan(delay + timeout);
    }

    private static long seconds(String duration) {
        return Long.parseLong(duration.substring(0, duration.length() - 1));
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void setsOnlyVariablesThatTheApplicationReads(Rendered rendered) {
        TreeSet<String> unknown = new TreeSet<>(settings(rendered).keySet());
        rendered.workload().container().getEnv().forEach(one -> unknown.add(one.getName()));
        NOT_SETTINGS.forEach(unknown::remove);
        unknown.removeIf(variable -> reference.knows(variable) || framework.knowsVariable(variable));
        assertThat(unknown).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void mountsSecretsUnderTheNamesOfSettings(Rendered rendered) {
        assertThat(secretFiles(rendered)).isNotEmpty().allSatisfy(name -> assertThat(
                        reference.all().stream().anyMatch(setting -> setting.isNamed(name))
                                || framework.knowsProperty(name))
                .as(name)
                .isTrue());
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void hasNoSecretInItsEnvironment(Rendered rendered) {
        assertThat(settings(rendered).keySet()).noneMatch(name -> name.matches(".*(SECRET|PASSWORD|TOKEN|API_KEY)$"));
        assertThat(rendered.workload().container().getEnv())
                .noneMatch(
                        one -> one.getValueFrom() != null && one.getValueFrom().getSecretKeyRef() != null);
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void mountsOnlyVolumesThatItHas(Rendered rendered) {
        var pod = rendered.workload().pod();
        assertThat(pod.getVolumes().stream().map(volume -> volume.getName()))
                .containsExactlyInAnyOrderElementsOf(rendered.workload().container().getVolumeMounts().stream()
                        .map(mount -> mount.getName())
                        .toList());
    }

    private static Map<String, String> settings(Rendered rendered) {
        String name = rendered.workload()
                .container()
                .getEnvFrom()
                .get(0)
                .getConfigMapRef()
                .getName();
        return rendered.manifests().all(ConfigMap.class).stream()
                .filter(map -> map.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow()
                .getData();
    }

    private static List<String> secretFiles(Rendered rendered) {
        return rendered.workload().pod().getVolumes().stream()
                .filter(volume -> volume.getName().equals("secrets"))
                .map(volume -> volume.getProjected().getSources())
                .flatMap(Collection::stream)
                .map(VolumeProjection::getSecret)
                .filter(secret -> secret != null)
                .flatMap(secret -> secret.getItems().stream())
                .map(item -> item.getPath())
                .collect(Collectors.toList());
    }
}
