package dev.accounts.infra;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.accounts.testkit.AccountRepositoryContract;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every adapter passes the whole contract: its test class overrides nothing and skips nothing. */
final class WholeContractTest {
  private static final List<String> MODULES =
      List.of("accounts-testkit", "accounts-adapter-jdbc", "accounts-adapter-dataapi");
  private static final JavaClasses TESTS = tests();

  private static JavaClasses tests() {
    List<Path> folders =
        MODULES.stream().map(m -> Path.of("..", m, "target", "test-classes")).toList();
    return new ClassFileImporter().importPaths(folders);
  }

  /** The broken adapters with which the contract itself is tested are nested in that test. */
  private static final DescribedPredicate<JavaClass> TEST_THE_CONTRACT =
      describe(
          "test the contract",
          c -> c.isTopLevelClass() && c.isAssignableTo(AccountRepositoryContract.class));

  @Test
  void everyAdapterIsTested() {
    Set<String> tested =
        TESTS.that(TEST_THE_CONTRACT).stream()
            .map(JavaClass::getSimpleName)
            .collect(Collectors.toSet());
    assertThat(tested)
        .containsExactlyInAnyOrder(
            "InMemoryAccountRepositoryTest",
            "JdbcAccountRepositoryTest",
            "DataApiAccountRepositoryTest");
  }

  @Test
  void aTestOfTheContractSaysWhatIsTestedAndNothingElse() {
    classes().that(TEST_THE_CONTRACT).should(onlyNameTheRepository()).check(TESTS);
  }

  private static ArchCondition<JavaClass> onlyNameTheRepository() {
    return new ArchCondition<>("have repository() as the only method, and no annotation") {
      @Override
      public void check(JavaClass test, ConditionEvents events) {
        Set<String> methods =
            test.getMethods().stream()
                .filter(method -> !method.getModifiers().contains(JavaModifier.STATIC))
                .map(JavaMethod::getName)
                .collect(Collectors.toSet());
        boolean isPlain =
            methods.equals(Set.of("repository"))
                && test.getAnnotations().isEmpty()
                && test.getRawSuperclass().filter(s -> !s.isEquivalentTo(Object.class)).isEmpty();
        events.add(new SimpleConditionEvent(test, isPlain, test.getName() + " has " + methods));
      }
    };
  }
}
