package dev.trunkline.acceptance;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** Imports run downward: services use the platform, the platform uses its contracts, nobody uses the sandbox. */
class ArchitectureTest {

    private static final List<String> MODULES = List.of(
            "platform/contracts",
            "platform/twilio",
            "platform/journal",
            "platform/web",
            "platform/wiring",
            "ingress-service",
            "messaging-service",
            "proxy-service",
            "bridge-service",
            "taskrouter-service",
            "ui-gateway",
            "sandbox/embedded",
            "sandbox/twilio-simulator",
            "sandbox/launcher");
    private static final String[] SERVICES = {
        "dev.trunkline.ingress..",
        "dev.trunkline.messaging..",
        "dev.trunkline.proxy..",
        "dev.trunkline.bridge..",
        "dev.trunkline.taskrouter..",
        "dev.trunkline.gateway.."
    };
    private static final String[] SANDBOX = {
        "dev.trunkline.embedded..", "dev.trunkline.simulator..", "dev.trunkline.launcher.."
    };

    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        classes = new ClassFileImporter()
                .importPaths(MODULES.stream()
                        .map(module ->
                                RunningSandbox.Sandbox.ROOT.resolve(module).resolve("target/classes"))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingress", "messaging", "proxy", "bridge", "taskrouter", "gateway"})
    void noServiceImportsAnother(String service) {
        var others = java.util.Arrays.stream(SERVICES)
                .filter(other -> !other.equals("dev.trunkline." + service + ".."))
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage("dev.trunkline." + service + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(classes);
    }

    @Test
    void nobodyImportsTheSandbox() {
        noClasses()
                .that()
                .resideOutsideOfPackages(SANDBOX)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SANDBOX)
                .check(classes);
    }

    @Test
    void thePlatformImportsNoService() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.trunkline.contracts..",
                        "dev.trunkline.twilio..",
                        "dev.trunkline.journal..",
                        "dev.trunkline.web..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SERVICES)
                .check(classes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"twilio", "journal", "web"})
    void platformModulesShareOnlyTheContracts(String module) {
        noClasses()
                .that()
                .resideInAPackage("dev.trunkline." + module + "..")
                .and()
                .resideOutsideOfPackage("dev.trunkline.journal.rest..")
                .should()
                .dependOnClassesThat(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "belong to another platform module",
                        other -> other.getPackageName().matches("dev\\.trunkline\\.(twilio|journal|web)(\\..*)?")
                                && !other.getPackageName().startsWith("dev.trunkline." + module)))
                .check(classes);
    }

    @Test
    void contractsKnowNoFramework() {
        noClasses()
                .that()
                .resideInAPackage("dev.trunkline.contracts..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "jakarta..", "org.eclipse..", "io.smallrye..", "com.twilio..")
                .check(classes);
    }
}
