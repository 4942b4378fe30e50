package dev.trunkline.twilio;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.twilio.http.HttpMethod;
import com.twilio.http.TwilioRestClient;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "dev.trunkline.twilio", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule importsOfOursOnlyTheContracts = classes()
            .should()
            .onlyDependOnClassesThat(
                    JavaClass.Predicates.resideInAnyPackage("dev.trunkline.twilio..", "dev.trunkline.contracts..")
                            .or(JavaClass.Predicates.resideOutsideOfPackage("dev.trunkline..")));

    @ArchTest
    static final ArchRule onlyConfigKnowsTheFramework = noClasses()
            .that()
            .resideOutsideOfPackage("dev.trunkline.twilio.config..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta..", "io.quarkus..", "io.smallrye..", "io.micrometer..", "org.eclipse.microprofile..");

    @ArchTest
    static final ArchRule onlyTheTransportKnowsTheSdksHttp = noClasses()
            .that()
            .resideOutsideOfPackage("dev.trunkline.twilio.rest..")
            .should()
            .dependOnClassesThat(JavaClass.Predicates.resideInAnyPackage("com.twilio.http..", "org.apache.hc..")
                    .and(DescribedPredicate.not(JavaClass.Predicates.type(TwilioRestClient.class)))
                    // A value of Twilio's resources, such as SmsMethod.
                    .and(DescribedPredicate.not(JavaClass.Predicates.type(HttpMethod.class))));

    @ArchTest
    static final ArchRule accountsAndSignaturesKnowNoSdk = noClasses()
            .that()
            .resideInAnyPackage("dev.trunkline.twilio.account..", "dev.trunkline.twilio.signature..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.twilio..");

    @ArchTest
    static final ArchRule featuresFormNoCycle =
            slices().matching("dev.trunkline.twilio.(*)..").should().beFreeOfCycles();
}
