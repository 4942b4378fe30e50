package dev.trunkline.bridge;

import dev.trunkline.bridge.it.SandboxResource;
import dev.trunkline.embedded.service.OperatorAccess;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(SandboxResource.class)
class OperatorAccessTest extends OperatorAccess {

    OperatorAccessTest() {
        super("bridge");
    }
}
