package dev.trunkline.taskrouter;

import dev.trunkline.embedded.service.OperatorAccess;
import dev.trunkline.taskrouter.it.SandboxResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(SandboxResource.class)
class OperatorAccessTest extends OperatorAccess {

    OperatorAccessTest() {
        super("taskrouter");
    }
}
