package dev.accounts.deployment;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessField;
import static com.tngtech.archunit.lang.conditions.ArchConditions.beFinal;
import static com.tngtech.archunit.lang.conditions.ArchConditions.never;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

/**
 * The house plan over all modules. Whitelists where possible: a mistyped one fails loudly. Layers
 * rather than an onion, because the adapters for PostgreSQL stand on a module that they share.
 */
@AnalyzeClasses(packages = "dev.accounts", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule modulesDependDownwardsOnly =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("dev.accounts..")
          .layer("domain")
          .definedBy("dev.accounts.domain..")
          .layer("application")
          .definedBy("dev.accounts.application..")
          .layer("in-memory adapter")
          .definedBy("dev.accounts.inmemory..")
          .layer("infra")
          .definedBy("dev.accounts.infra..")
          .layer("sql")
          .definedBy("dev.accounts.sql..")
          .layer("JDBC adapter")
          .definedBy("dev.accounts.jdbc..")
          .layer("Data API adapter")
          .definedBy("dev.accounts.dataapi..")
          .layer("testkit")
          .definedBy("dev.accounts.testkit..")
          .layer("lambda")
          .definedBy("dev.accounts.lambda..")
          .layer("web")
          .definedBy("dev.accounts.web..")
          .layer("deployment")
          .definedBy("dev.accounts.deployment..")
          .layer("local")
          .definedBy("dev.accounts.local..")
          .whereLayer("domain")
          .mayNotAccessAnyLayer()
          .whereLayer("infra")
          .mayNotAccessAnyLayer()
          .whereLayer("web")
          .mayNotAccessAnyLayer()
          .whereLayer("application")
          .mayOnlyAccessLayers("domain")
          .whereLayer("in-memory adapter")
          .mayOnlyAccessLayers("domain")
          .whereLayer("sql")
          .mayOnlyAccessLayers("domain")
          .whereLayer("JDBC adapter")
          .mayOnlyAccessLayers("domain", "sql", "infra")
          .whereLayer("Data API adapter")
          .mayOnlyAccessLayers("domain", "sql", "infra")
          .whereLayer("testkit")
          .mayOnlyAccessLayers("domain", "application", "infra")
          .whereLayer("lambda")
          .mayOnlyAccessLayers(
              "domain",
              "application",
              "sql",
              "infra",
              "in-memory adapter",
              "JDBC adapter",
              "Data API adapter")
          .whereLayer("deployment")
          .mayOnlyAccessLayers("infra", "web")
          .whereLayer("local")
          .mayNotBeAccessedByAnyLayer()
          .ensureAllClassesAreContainedInArchitecture();

  @ArchTest
  static final ArchRule theDomainUsesNothingButTheJdk =
      classes()
          .that()
          .resideInAPackage("dev.accounts.domain..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.accounts.domain..",
              "java.lang..",
              "java.math",
              "java.nio.charset",
              "java.security",
              "java.text",
              "java.time..",
              "java.util..",
              "org.jspecify.annotations");

  @ArchTest
  static final ArchRule theUseCasesUseTheDomainOnly =
      classes()
          .that()
          .resideInAPackage("dev.accounts.application..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.accounts.application..",
              "dev.accounts.domain..",
              "java.lang..",
              "java.time..",
              "java.util");

  @ArchTest
  static final ArchRule onlyThoseWhoReachPostgresqlUseJdbc =
      noClasses()
          .that(
              are(
                  not(
                      resideInAnyPackage(
                          "dev.accounts.jdbc..",
                          "dev.accounts.infra..",
                          "dev.accounts.testkit..",
                          "dev.accounts.local.postgres.."))))
          .and()
          .doNotHaveFullyQualifiedName("dev.accounts.lambda.ConnectionPool")
          .and()
          .doNotHaveFullyQualifiedName("dev.accounts.lambda.Wiring")
          .and()
          .doNotHaveFullyQualifiedName("dev.accounts.lambda.migration.LoginRole")
          .and()
          .haveNameNotMatching("dev\\.accounts\\.lambda\\.Rehearsal(Database)?")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "java.sql..", "javax.sql..", "org.jdbi..", "org.postgresql..", "com.zaxxer.."));

  @ArchTest
  static final ArchRule onlyThoseWhoCallAwsUseItsSdk =
      noClasses()
          .that(
              are(
                  not(
                      resideInAnyPackage(
                          "dev.accounts.dataapi..", "dev.accounts.lambda.migration.."))))
          .and()
          .doNotHaveFullyQualifiedName("dev.accounts.lambda.DataApiClient")
          .and()
          .doNotHaveFullyQualifiedName("dev.accounts.lambda.DatabaseToken")
          .and()
          .haveNameNotMatching("dev\\.accounts\\.lambda\\.RehearsalHttpClient.*")
          .and()
          .doNotHaveFullyQualifiedName("dev.accounts.lambda.Rehearsal")
          .and()
          .doNotHaveFullyQualifiedName("dev.accounts.lambda.Wiring")
          .should()
          .dependOnClassesThat(resideInAPackage("software.amazon.awssdk.."));

  @ArchTest
  static final ArchRule onlyTheHttpSideReadsTokens =
      noClasses()
          .that(are(not(resideInAnyPackage("dev.accounts.lambda..", "dev.accounts.local.."))))
          .should()
          .dependOnClassesThat(resideInAPackage("com.nimbusds.."));

  @ArchTest
  static final ArchRule onlyTheSettingsReadTheEnvironment =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("dev.accounts.lambda.Settings")
          .and()
          .doNotHaveFullyQualifiedName("dev.accounts.lambda.migration.RotationSettings")
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class);

  @ArchTest
  static final ArchRule timeComesFromAClock =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Clock.class, "systemDefaultZone");

  @ArchTest
  static final ArchRule stateIsFinalInWhatOthersEmbed =
      fields()
          .that()
          .areDeclaredInClassesThat(
              resideInAnyPackage(
                  "dev.accounts.domain..",
                  "dev.accounts.application..",
                  "dev.accounts.inmemory..",
                  "dev.accounts.sql..",
                  "dev.accounts.jdbc..",
                  "dev.accounts.dataapi..",
                  "dev.accounts.infra.."))
          .and()
          .areDeclaredInClassesThat(
              not(
                  simpleName("AccountFilterBuilder")
                      .or(simpleName("Violations"))
                      .or(simpleName("Attempts"))))
          .should(beFinal());

  @ArchTest
  static final ArchRule onlyTheLocalServiceWritesToTheConsole =
      classes()
          .that()
          .resideOutsideOfPackage("dev.accounts.local..")
          .should(never(accessField(System.class, "out").or(accessField(System.class, "err"))));

  @ArchTest
  static final ArchRule exceptionsSayWhatHappened = NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      slices().matching("dev.accounts.(**)").should().beFreeOfCycles();
}
