package dev.trunkline.taskrouter;

import dev.trunkline.embedded.TrunklineTestResource;
import dev.trunkline.embedded.service.OperatorAccess;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(
        value = TrunklineTestResource.class,
        initArgs = @ResourceArg(name = "schema", value = "taskrouter"))
class OperatorAccessTest extends OperatorAccess {

    OperatorAccessTest() {
        super("taskrouter");
    }
}
