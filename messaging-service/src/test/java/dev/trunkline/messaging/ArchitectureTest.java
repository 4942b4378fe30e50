package dev.trunkline.messaging;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.trunkline.embedded.service.ServiceRules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

@AnalyzeClasses(packages = "dev.trunkline.messaging", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] CORE = {
        "dev.trunkline.messaging.flex",
        "dev.trunkline.messaging.mms",
        "dev.trunkline.messaging.upload",
        "dev.trunkline.messaging.inbox",
        "dev.trunkline.messaging.outbound",
        "dev.trunkline.messaging.media",
        "dev.trunkline.messaging.reconciliation",
        "dev.trunkline.messaging.tasks",
        "dev.trunkline.messaging.templates",
        "dev.trunkline.messaging.optout",
        "dev.trunkline.messaging.autoreply",
        "dev.trunkline.messaging.canned",
        "dev.trunkline.messaging.changes",
        "dev.trunkline.messaging.erasure",
        "dev.trunkline.messaging.schedule",
        "dev.trunkline.messaging.wiring",
        "dev.trunkline.messaging.agents"
    };

    private static final String[] ADAPTERS = {
        "..rest..",
        "..journal..",
        "..twilio..",
        "..panache..",
        "..jdbc..",
        "..outbox..",
        "..transaction..",
        "..scheduler..",
        "..kafka.."
    };

    @ArchTest
    static final ArchTests SHARED = ArchTests.in(ServiceRules.class);

    @ArchTest
    static final ArchRule CORE_IS_FREE_OF_FRAMEWORK = classes()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "dev.trunkline.contracts..",
                    "dev.trunkline.twilio.account..",
                    "dev.trunkline.messaging.flex",
                    "dev.trunkline.messaging.mms",
                    "dev.trunkline.messaging.upload",
                    "dev.trunkline.messaging.inbox",
                    "dev.trunkline.messaging.outbound",
                    "dev.trunkline.messaging.media",
                    "dev.trunkline.messaging.reconciliation",
                    "dev.trunkline.messaging.tasks",
                    "dev.trunkline.messaging.templates",
                    "dev.trunkline.messaging.optout",
                    "dev.trunkline.messaging.autoreply",
                    "dev.trunkline.messaging.canned",
                    "dev.trunkline.messaging.changes",
                    "dev.trunkline.messaging.erasure",
                    "dev.trunkline.messaging.schedule",
                    "dev.trunkline.messaging.wiring",
                    "dev.trunkline.twilio.wiring",
                    "dev.trunkline.wiring",
                    "dev.trunkline.messaging.agents",
                    "dev.trunkline.journal.reconciliation",
                    "org.jspecify..",
                    "jakarta.enterprise.context..",
                    "jakarta.validation..",
                    "javax.crypto..",
                    "io.smallrye.config..",
                    "io.quarkus.logging..",
                    "org.jboss.logging..");

    @ArchTest
    static final ArchRule CORE_KNOWS_NO_ADAPTER = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .dependOnClassesThat(com.tngtech.archunit.base.DescribedPredicate.describe(
                    "are adapters of this service",
                    type -> type.getPackageName().startsWith("dev.trunkline.messaging.")
                            && com.tngtech.archunit.core.domain.PackageMatchers.of(ADAPTERS)
                                    .test(type.getPackageName())));

    @ArchTest
    static final ArchRule ADAPTERS_ARE_PACKAGE_PRIVATE = classes()
            .that()
            .resideInAnyPackage(
                    "dev.trunkline.messaging..journal..",
                    "dev.trunkline.messaging..twilio..",
                    "dev.trunkline.messaging..panache..",
                    "dev.trunkline.messaging..jdbc..",
                    "dev.trunkline.messaging..outbox..",
                    "dev.trunkline.messaging..transaction..",
                    "dev.trunkline.messaging..scheduler..",
                    "dev.trunkline.messaging..kafka..",
                    "dev.trunkline.messaging.intake..")
            .should()
            .notBePublic();
}
