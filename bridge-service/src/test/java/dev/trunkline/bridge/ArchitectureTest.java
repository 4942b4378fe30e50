package dev.trunkline.bridge;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import dev.trunkline.embedded.service.ServiceRules;

@AnalyzeClasses(packages = "dev.trunkline.bridge", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests SHARED = ArchTests.in(ServiceRules.class);
}
