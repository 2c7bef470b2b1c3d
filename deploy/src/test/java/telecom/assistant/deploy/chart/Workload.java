package telecom.assistant.deploy.chart;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;

/**
 * The nodes of one kind.
 *
 * @param replicas null if they are scaled by themselves
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
