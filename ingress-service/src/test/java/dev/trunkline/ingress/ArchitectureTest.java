package dev.trunkline.ingress;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "dev.trunkline.ingress", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] CORES = {
        "dev.trunkline.ingress.door",
        "dev.trunkline.ingress.ledger",
        "dev.trunkline.ingress.publishing",
        "dev.trunkline.ingress.quarantine",
        "dev.trunkline.ingress.spool"
    };

    @ArchTest
    static final ArchRule FEATURES_HAVE_NO_CYCLES =
            slices().matching("dev.trunkline.ingress.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule CORES_ARE_FREE_OF_FRAMEWORKS = classes()
            .that()
            .resideInAnyPackage(CORES)
            .and()
            .haveNameNotMatching(".*Config(\\$.*)?")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify.annotations..",
                    "org.jboss.logging..",
                    "dev.trunkline.contracts..",
                    "dev.trunkline.twilio.account..",
                    "dev.trunkline.twilio.signature..",
                    "dev.trunkline.ingress..",
                    "io.quarkus.runtime.configuration..");

    @ArchTest
    static final ArchRule CORES_KNOW_NO_ADAPTER = noClasses()
            .that()
            .resideInAnyPackage(CORES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.trunkline.ingress..rest..",
                    "dev.trunkline.ingress..kafka..",
                    "dev.trunkline.ingress..metrics..",
                    "dev.trunkline.ingress..health..");

    @ArchTest
    static final ArchRule ADAPTERS_DO_NOT_KNOW_EACH_OTHER = slices().matching(
                    "dev.trunkline.ingress.*.(rest|kafka|metrics|health)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule THE_SPOOL_IS_PLAIN_JAVA = classes()
            .that()
            .resideInAPackage("dev.trunkline.ingress.spool..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify.annotations..", "dev.trunkline.ingress.spool..");

    @ArchTest
    static final ArchRule ONLY_TESTS_USE_THE_SANDBOX = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.trunkline.embedded..", "dev.trunkline.simulator..", "dev.trunkline.launcher..");
}
