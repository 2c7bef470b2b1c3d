package telecom.assistant.deploy.chart;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;

/**
 * The deployment or stateful set that runs the nodes of one kind.
 *
 * @param replicas null if the number is scaled automatically
 */
record Workload(ObjectMeta metadata, Integer replicas, PodTemplateSpec template) {

    String name() {
        return metadata.getName();
    }

    PodSpec pod() {
        return template.getSpec();
    }

    Container container() {
        return pod().getContainers().get(0);
    }
}
