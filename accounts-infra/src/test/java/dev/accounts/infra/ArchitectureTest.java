package dev.accounts.infra;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessField;
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
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The house plan over all modules. It names packages and never a class. Whitelists where possible:
 * a mistyped one fails loudly. Layers rather than an onion, because the adapters for PostgreSQL
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
              "java.nio.charset..",
              "java.security..",
              "java.time..",
              "java.util..");

  @ArchTest
  static final ArchRule onlyThoseWhoReachPostgresqlUseJdbc =
      noClasses()
          .that(
              are(
                  not(
                      resideInAnyPackage(
                          "dev.accounts.jdbc..",
                          "dev.accounts.sql.migration..",
                          "dev.accounts.standin..",
                          "dev.accounts.lambda.priming..",
                          "dev.accounts.lambda.storage..",
                          "dev.accounts.local.postgres..",
                          "dev.accounts.operations.login..",
                          "dev.accounts.spring.."))))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "java.sql..", "javax.sql..", "org.jdbi..", "org.postgresql..", "com.zaxxer.."));

  @ArchTest
  static final ArchRule onlyTheStarterUsesSpring =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.accounts.spring..")
          .should()
          .dependOnClassesThat(resideInAPackage("org.springframework.."));

  @ArchTest
  static final ArchRule onlyThoseWhoCallAwsUseItsSdk =
      noClasses()
          .that(
              are(
                  not(
                      resideInAnyPackage(
                          "dev.accounts.dataapi..",
                          "dev.accounts.lambda.priming..",
                          "dev.accounts.lambda.storage..",
                          "dev.accounts.operations.."))))
          .should()
          .dependOnClassesThat(resideInAPackage("software.amazon.awssdk.."));

  @ArchTest
  static final ArchRule onlyThoseWhoSignOrReadTokensUseNimbus =
      noClasses()
          .that(
              are(
                  not(
                      resideInAnyPackage(
                          "dev.accounts.rest.auth..",
                          "dev.accounts.lambda.priming..",
                          "dev.accounts.local.gateway..",
                          "dev.accounts.local.userpool.."))))
          .should()
          .dependOnClassesThat(resideInAPackage("com.nimbusds.."));

  @ArchTest
  static final ArchRule onlyTheSettingsReadTheEnvironment =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.accounts.lambda.settings..")
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

  /** All functions that are restored from one snapshot would go on with it alike. */
  @ArchTest
  static final ArchRule chanceThatASnapshotWouldHoldIsNotUsed =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.accounts.domain..",
              "dev.accounts.application..",
              "dev.accounts.sql..",
              "dev.accounts.jdbc..",
              "dev.accounts.dataapi..",
              "dev.accounts.rest..",
              "dev.accounts.lambda..")
          .should()
          .dependOnClassesThat(
              belongToAnyOf(Random.class, SplittableRandom.class, ThreadLocalRandom.class))
          .orShould()
          .callMethod(Math.class, "random");

  @ArchTest
  static final ArchRule whatOthersEmbedKeepsNothingThatChanges =
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
                  "dev.accounts.spring.."))
          .should(Rooms.beFinalOrInAnObjectThatNoFieldKeeps());

  @ArchTest
  static final ArchRule onlyTheLocalServiceWritesToTheConsole =
      classes()
          .that()
          .resideOutsideOfPackage("dev.accounts.local..")
          .should(never(accessField(System.class, "out").or(accessField(System.class, "err"))));

  @ArchTest
  static final ArchRule exceptionsSayWhatHappened = NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
}
