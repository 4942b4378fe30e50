package dev.trunkline.proxy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "dev.trunkline.proxy", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final DescribedPredicate<JavaClass> ITSELF_OR_THE_PLATFORM = resideInAnyPackage(
            "dev.trunkline.proxy..",
            "dev.trunkline.contracts..",
            "dev.trunkline.journal..",
            "dev.trunkline.twilio..",
            "dev.trunkline.web..");

    @ArchTest
    static final ArchRule KNOWS_NO_OTHER_SERVICE = classes()
            .should()
            .onlyDependOnClassesThat(
                    ITSELF_OR_THE_PLATFORM.or(DescribedPredicate.not(resideInAPackage("dev.trunkline.."))));

    @ArchTest
    static final ArchRule FEATURES_ARE_FREE_OF_CYCLES = slices().matching("dev.trunkline.proxy.(*)..")
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule ADAPTERS_DO_NOT_KNOW_EACH_OTHER = slices().matching(
                    "dev.trunkline.proxy.*.(rest|journal|twilio|jdbc|panache)..")
            .should()
            .notDependOnEachOther()
            .allowEmptyShould(true);
}
