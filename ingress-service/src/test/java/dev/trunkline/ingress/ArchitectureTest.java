package dev.trunkline.ingress;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.trunkline.embedded.service.ServiceRules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

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
    static final ArchTests SHARED = ArchTests.in(ServiceRules.class);

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
    static final ArchRule THE_SPOOL_IS_PLAIN_JAVA = classes()
            .that()
            .resideInAPackage("dev.trunkline.ingress.spool..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify.annotations..", "dev.trunkline.ingress.spool..");
}
