package dev.accounts.infra;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessField;
import static com.tngtech.archunit.lang.conditions.ArchConditions.never;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;

/** What of the JDK is left to a few packages or to none, and what a class may keep. */
@AnalyzeClasses(packages = "dev.accounts", importOptions = ImportOption.DoNotIncludeTests.class)
class PermittedCallsTest {

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
