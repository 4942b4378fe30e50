package dev.trunkline.journal;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "dev.trunkline.journal", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule PORTS_KNOW_ONLY_CONTRACTS = classes()
            .that()
            .resideInAPackage("dev.trunkline.journal")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "dev.trunkline.contracts..", "dev.trunkline.journal");

    @ArchTest
    static final ArchRule CORE_IS_FREE_OF_FRAMEWORKS = classes()
            .that()
            .resideInAnyPackage("..journal.engine", "..journal.jdbc", "..journal.query", "..journal.operations")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.sql",
                    "org.jspecify..",
                    "org.jboss.logging",
                    "com.fasterxml.jackson..",
                    "dev.trunkline.contracts..",
                    "dev.trunkline.journal",
                    "dev.trunkline.journal.engine",
                    "dev.trunkline.journal.jdbc",
                    "dev.trunkline.journal.operations",
                    "dev.trunkline.journal.query");

    @ArchTest
    static final ArchRule ONLY_ITS_REST_KNOWS_THE_WEB = noClasses()
            .that()
            .resideOutsideOfPackage("..journal.rest")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.trunkline.web..", "jakarta.ws.rs..");

    @ArchTest
    static final ArchRule RECONCILIATION_IS_FREE_OF_FRAMEWORKS = classes()
            .that()
            .resideInAPackage("..journal.reconciliation..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "org.jboss.logging",
                    "com.fasterxml.jackson..",
                    "dev.trunkline.contracts..",
                    "dev.trunkline.journal.jdbc",
                    "dev.trunkline.journal.operations",
                    "dev.trunkline.journal.reconciliation..");

    @ArchTest
    static final ArchRule ONLY_CONTRACTS_ARE_IMPORTED = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.trunkline.twilio..",
                    "dev.trunkline.embedded..",
                    "dev.trunkline.simulator..",
                    "dev.trunkline.ingress..",
                    "dev.trunkline.messaging..",
                    "dev.trunkline.proxy..",
                    "dev.trunkline.bridge..",
                    "dev.trunkline.taskrouter..",
                    "dev.trunkline.gateway..");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("dev.trunkline.journal.(*)..").should().beFreeOfCycles();
}
