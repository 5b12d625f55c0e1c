package dev.accounts.infra;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of the architecture finds classes that break it; they are compiled for this test. */
@Order(1)
class ArchitectureRulesTest {

  /**
   * Classes that break a rule.
   *
   * @param rule the field of one of the classes with rules
   * @param found what the rule says of them
   * @param sources by the name of the class
   */
  record Violation(String rule, String found, Map<String, String> sources) {

    /** One class of a package that names something outside of it. */
    static Violation uses(String rule, String layer, String other) {
      String name = "dev.accounts." + layer + ".Planted";
      return new Violation(rule, name, Map.of(name, "Object o = " + other + ";"));
    }

    boolean hasANameOf(Violation other) {
      return !Collections.disjoint(sources.keySet(), other.sources.keySet());
    }

    @Override
    public String toString() {
      return rule + ": " + sources;
    }
  }

  @TempDir static Path folder;

  /** Of all classes of this package that have any. */
  private static final List<Field> RULES =
      new ClassFileImporter()
          .importPackagesOf(ArchitectureRulesTest.class).stream()
              .flatMap(tests -> tests.getFields().stream())
              .filter(field -> field.isAnnotatedWith(ArchTest.class))
              .map(JavaField::reflect)
              .toList();

  private static final Map<Violation, JavaClasses> PLANTED = new LinkedHashMap<>();

  private static Violation upwards(String layer, String other) {
    return Violation.uses("modulesDependDownwardsOnly", layer, other + ".class");
  }

  /** The other class is there, too: such a rule looks at who uses it. */
  private static Violation usedByTheLocalService(String layer) {
    String other = "dev.accounts." + layer + ".Other";
    String user = "dev.accounts.local.Planted";
    return new Violation(
        "modulesDependDownwardsOnly",
        user,
        Map.of(user, "Object o = " + other + ".class;", other, ""));
  }

  static List<Violation> violations() {
    return List.of(
        upwards("domain", "dev.accounts.application.Accounts"),
        upwards("application.port", "dev.accounts.application.Accounts"),
        upwards("application", "dev.accounts.inmemory.InMemoryAccountRepository"),
        upwards("inmemory", "dev.accounts.application.Accounts"),
        upwards("sql", "dev.accounts.application.Accounts"),
        upwards("jdbc", "dev.accounts.dataapi.DataApiAccountRepository"),
        upwards("dataapi", "dev.accounts.jdbc.JdbcAccountRepository"),
        upwards("spring", "dev.accounts.rest.AccountsApi"),
        upwards("testkit", "dev.accounts.inmemory.InMemoryAccountRepository"),
        upwards("standin", "dev.accounts.domain.Account"),
        upwards("rest", "dev.accounts.jdbc.JdbcAccountRepository"),
        upwards("lambda", "dev.accounts.operations.migration.MigrationHandler"),
        upwards("operations", "dev.accounts.jdbc.JdbcAccountRepository"),
        upwards("web", "dev.accounts.rest.AccountsApi"),
        upwards("infra", "dev.accounts.domain.Account"),
        usedByTheLocalService("spring"),
        usedByTheLocalService("operations"),
        usedByTheLocalService("infra"),
        upwards("nowhere", "dev.accounts.domain.Account"),
        new Violation(
            "packagesAreFreeOfCycles",
            "dev.accounts.rest.there.There",
            Map.of(
                "dev.accounts.rest.here.Here", "Object o = dev.accounts.rest.there.There.class;",
                "dev.accounts.rest.there.There", "Object o = dev.accounts.rest.here.Here.class;")),
        new Violation(
            "packagesAreSmall",
            "dev.accounts.rest.crowd has 26 files",
            IntStream.range(0, 26)
                .boxed()
                .collect(Collectors.toMap(i -> "dev.accounts.rest.crowd.One" + i, i -> ""))),
        new Violation(
            "aNameStandsOnce",
            "[dev.accounts.rest.here.Same, dev.accounts.rest.there.Same]",
            Map.of("dev.accounts.rest.here.Same", "", "dev.accounts.rest.there.Same", "")),
        Violation.uses("theDomainUsesNothingButTheJdk", "domain", "java.nio.file.Path.of(\"x\")"),
        Violation.uses(
            "theUseCasesUseTheDomainOnly", "application", "java.nio.file.Path.of(\"x\")"),
        Violation.uses("onlyThoseWhoReachPostgresqlUseJdbc", "rest", "java.sql.Types.class"),
        Violation.uses("onlyThoseWhoReachPostgresqlUseJdbc", "rest", "org.jdbi.v3.core.Jdbi.class"),
        new Violation(
            "onlyTheStarterUsesSpring",
            "dev.accounts.jdbc.Planted",
            Map.of(
                "dev.accounts.jdbc.Planted", "Object o = org.springframework.Planted.class;",
                "org.springframework.Planted", "")),
        Violation.uses(
            "onlyThoseWhoCallAwsUseItsSdk",
            "jdbc",
            "software.amazon.awssdk.services.rdsdata.RdsDataClient.class"),
        Violation.uses(
            "onlyThoseWhoSignOrReadTokensUseNimbus", "rest", "com.nimbusds.jwt.SignedJWT.class"),
        Violation.uses("onlyTheSettingsReadTheEnvironment", "rest", "System.getenv()"),
        Violation.uses("onlyTheSettingsReadTheEnvironment", "local", "System.getenv(\"X\")"),
        Violation.uses("timeComesFromAClock", "rest", "java.time.Instant.now()"),
        Violation.uses("timeComesFromAClock", "rest", "System.currentTimeMillis()"),
        Violation.uses("timeComesFromAClock", "rest", "java.time.Clock.systemDefaultZone()"),
        Violation.uses("chanceThatASnapshotWouldHoldIsNotUsed", "rest", "new java.util.Random()"),
        Violation.uses(
            "chanceThatASnapshotWouldHoldIsNotUsed",
            "jdbc",
            "java.util.concurrent.ThreadLocalRandom.current()"),
        Violation.uses("chanceThatASnapshotWouldHoldIsNotUsed", "lambda", "Math.random()"),
        new Violation(
            "whatOthersEmbedKeepsNothingThatChanges",
            "dev.accounts.sql.Planted.count changes",
            Map.of("dev.accounts.sql.Planted", "static int count = 1;")),
        Violation.uses("onlyTheLocalServiceWritesToTheConsole", "rest", "System.out"),
        Violation.uses("onlyTheLocalServiceWritesToTheConsole", "rest", "System.err"),
        new Violation(
            "exceptionsSayWhatHappened",
            "dev.accounts.rest.Planted",
            Map.of("dev.accounts.rest.Planted", "void run() { throw new RuntimeException(); }")));
  }

  @BeforeAll
  static void compile() throws IOException {
    try (Compiled compiled = new Compiled()) {
      for (List<Violation> together : withoutANameTwice()) {
        Map<String, String> sources = new HashMap<>();
        together.forEach(violation -> sources.putAll(violation.sources()));
        Path classes = Files.createTempDirectory(folder, "classes");
        compiled.into(classes, sources);
        JavaClasses planted = new ClassFileImporter().importPath(classes);
        for (Violation violation : together) {
          PLANTED.put(
              violation,
              planted.that(
                  describe("its own", one -> violation.sources().containsKey(one.getName()))));
        }
      }
    }
  }

  /** Those that are compiled at once, which is much quicker than each by itself. */
  private static List<List<Violation>> withoutANameTwice() {
    List<List<Violation>> all = new ArrayList<>();
    for (Violation violation : violations()) {
      all.stream()
          .filter(others -> others.stream().noneMatch(violation::hasANameOf))
          .findFirst()
          .orElseGet(() -> {
            all.add(new ArrayList<>());
            return all.getLast();
          })
          .add(violation);
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("violations")
  void aRuleFindsWhatBreaksIt(Violation violation) throws ReflectiveOperationException {
    Field field =
        RULES.stream()
            .filter(one -> one.getName().equals(violation.rule()))
            .findFirst()
            .orElseThrow();
    ArchRule rule = (ArchRule) field.get(null);

    List<String> found = rule.evaluate(PLANTED.get(violation)).getFailureReport().getDetails();

    assertThat(found).anyMatch(detail -> detail.contains(violation.found()));
  }

  @Test
  void everyRuleIsBrokenOnce() {
    assertThat(violations().stream().map(Violation::rule).distinct())
        .containsExactlyInAnyOrderElementsOf(RULES.stream().map(Field::getName).toList());
  }
}
