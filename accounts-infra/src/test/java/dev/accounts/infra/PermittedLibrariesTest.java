package dev.accounts.infra;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which packages may use which library. Whitelists where possible: a mistyped one fails loudly. */
@AnalyzeClasses(packages = "dev.accounts", importOptions = ImportOption.DoNotIncludeTests.class)
class PermittedLibrariesTest {

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
}
