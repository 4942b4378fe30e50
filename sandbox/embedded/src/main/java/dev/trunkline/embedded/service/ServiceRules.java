package dev.trunkline.embedded.service;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * How the packages of a service may know each other; taken in by {@code ArchTests.in(ServiceRules.class)}. That no service
 * knows another is shown over all of them at once, in acceptance.
 */
public final class ServiceRules {

    @ArchTest
    static final ArchRule FEATURES_HAVE_NO_CYCLES =
            slices().matching("dev.trunkline.*.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule ADAPTERS_DO_NOT_KNOW_EACH_OTHER = slices().matching(
                    "dev.trunkline.*.*.(rest|journal|twilio|jdbc|panache|outbox|transaction|scheduler|kafka|metrics|health)..")
            .should()
            .notDependOnEachOther()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule ONLY_TESTS_USE_THE_SANDBOX = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.trunkline.embedded..", "dev.trunkline.simulator..", "dev.trunkline.launcher..");

    private ServiceRules() {}
}
