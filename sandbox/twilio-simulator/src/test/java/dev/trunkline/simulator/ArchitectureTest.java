package dev.trunkline.simulator;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "dev.trunkline.simulator", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule productsDoNotKnowEachOther = slices().matching(
                    "dev.trunkline.simulator.(chat|conversations|flex|proxy|taskrouter)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.trunkline.simulator.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheServerKnowsVertx = noClasses()
            .that()
            .resideOutsideOfPackage("..simulator.http..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.vertx..");

    @ArchTest
    static final ArchRule theSimulatorDoesNotKnowItsTestResource = noClasses()
            .that()
            .resideOutsideOfPackage("dev.trunkline.simulator.service..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.trunkline.simulator.service..");

    @ArchTest
    static final ArchRule theSimulatorTakesNothingFromServices = classes()
            .that()
            .resideOutsideOfPackage("dev.trunkline.simulator.service..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.trunkline.simulator..",
                    "dev.trunkline.contracts..",
                    "dev.trunkline.twilio..",
                    "com.fasterxml.jackson..",
                    "io.vertx..",
                    "org.jboss.logging..",
                    "org.jspecify..",
                    "org.w3c..",
                    "org.xml..",
                    "javax.xml..",
                    "java..");
}
