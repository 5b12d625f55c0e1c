package dev.accounts.infra;

import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The house plan over all modules: what stands on what, and how small the rooms are. It names
 * packages and never a class. Layers rather than an onion, because the adapters for PostgreSQL
 * stand on a module that they share.
 */
@AnalyzeClasses(packages = "dev.accounts", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule modulesDependDownwardsOnly =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("dev.accounts..")
          .layer("domain")
          .definedBy("dev.accounts.domain..")
          .layer("port")
          .definedBy("dev.accounts.application.port..")
          .layer("application")
          .definedBy("dev.accounts.application", "dev.accounts.application.chart..")
          .layer("in-memory adapter")
          .definedBy("dev.accounts.inmemory..")
          .layer("sql")
          .definedBy("dev.accounts.sql..")
          .layer("JDBC adapter")
          .definedBy("dev.accounts.jdbc..")
          .layer("Data API adapter")
          .definedBy("dev.accounts.dataapi..")
          .layer("Spring Boot starter")
          .definedBy("dev.accounts.spring..")
          .layer("testkit")
          .definedBy("dev.accounts.testkit..")
          .layer("stand-in")
          .definedBy("dev.accounts.standin..")
          .layer("rest")
          .definedBy("dev.accounts.rest..")
          .layer("lambda")
          .definedBy("dev.accounts.lambda..")
          .layer("operations")
          .definedBy("dev.accounts.operations..")
          .layer("web")
          .definedBy("dev.accounts.web..")
          .layer("local")
          .definedBy("dev.accounts.local..")
          .layer("infra")
          .definedBy("dev.accounts.infra..")
          .whereLayer("domain")
          .mayNotAccessAnyLayer()
          .whereLayer("stand-in")
          .mayNotAccessAnyLayer()
          .whereLayer("web")
          .mayNotAccessAnyLayer()
          .whereLayer("port")
          .mayOnlyAccessLayers("domain")
          .whereLayer("application")
          .mayOnlyAccessLayers("domain", "port")
          .whereLayer("in-memory adapter")
          .mayOnlyAccessLayers("domain", "port")
          .whereLayer("sql")
          .mayOnlyAccessLayers("domain", "port")
          .whereLayer("JDBC adapter")
          .mayOnlyAccessLayers("domain", "port", "sql")
          .whereLayer("Data API adapter")
          .mayOnlyAccessLayers("domain", "port", "sql")
          .whereLayer("Spring Boot starter")
          .mayOnlyAccessLayers("domain", "port", "application", "sql", "JDBC adapter")
          .whereLayer("Spring Boot starter")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("testkit")
          .mayOnlyAccessLayers("domain", "port", "application")
          .whereLayer("rest")
          .mayOnlyAccessLayers("domain", "port", "application")
          .whereLayer("lambda")
          .mayOnlyAccessLayers(
              "domain",
              "port",
              "application",
              "in-memory adapter",
              "sql",
              "JDBC adapter",
              "Data API adapter",
              "rest")
          .whereLayer("operations")
          .mayOnlyAccessLayers("domain", "port", "sql", "Data API adapter", "rest", "lambda")
          .whereLayer("operations")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("infra")
          .mayOnlyAccessLayers("rest", "sql", "web")
          .whereLayer("infra")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("local")
          .mayNotBeAccessedByAnyLayer()
          .ensureAllClassesAreContainedInArchitecture();

  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      slices().matching("dev.accounts.(**)").should().beFreeOfCycles();

  @ArchTest static final ArchRule packagesAreSmall = classes().should(Rooms.holdAtMost(25));

  @ArchTest
  static final ArchRule aNameStandsOnce =
      classes().that(are(Rooms.OUTERMOST)).should(Rooms.haveANameOfTheirOwn());
}
