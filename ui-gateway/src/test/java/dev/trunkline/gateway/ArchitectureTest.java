package dev.trunkline.gateway;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "dev.trunkline.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule FEATURES_HAVE_NO_CYCLES =
            slices().matching("dev.trunkline.gateway.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule THE_STREAMS_CORE_KNOWS_NO_FRAMEWORK = noClasses()
            .that()
            .resideInAPackage("dev.trunkline.gateway.stream")
            .and()
            .areNotInterfaces()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "io.quarkus..", "org.apache.kafka..", "jakarta..", "com.fasterxml..");

    @ArchTest
    static final ArchRule CORES_KNOW_NO_ADAPTER = noClasses()
            .that()
            .resideInAnyPackage("dev.trunkline.gateway.stream", "dev.trunkline.gateway.inbox")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..kafka..", "..http..", "..rest..", "..client..");

    @ArchTest
    static final ArchRule READING_KAFKA_KNOWS_NO_BROWSERS = noClasses()
            .that()
            .resideInAPackage("..stream.kafka..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..stream.http..", "io.vertx..");

    @ArchTest
    static final ArchRule NO_OTHER_SERVICE_IS_IMPORTED = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages(
                    "dev.trunkline.ingress..",
                    "dev.trunkline.messaging..",
                    "dev.trunkline.proxy..",
                    "dev.trunkline.bridge..",
                    "dev.trunkline.taskrouter..",
                    "dev.trunkline.journal..",
                    "dev.trunkline.embedded..",
                    "dev.trunkline.simulator..");
}
