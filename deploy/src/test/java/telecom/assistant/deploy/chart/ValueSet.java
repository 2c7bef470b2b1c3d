package telecom.assistant.deploy.chart;

import java.nio.file.Path;
import telecom.assistant.deploy.Repository;

/** The sets of values that are shipped with the chart. */
enum ValueSet {
    LAPTOP("laptop"),
    ONE_SITE("one-site"),
    PRODUCTION("production");

    private final String file;

    ValueSet(String file) {
        this.file = file;
    }

    Path path() {
        return Repository.path("deploy/values/" + file + ".yaml").toAbsolutePath();
    }
}
