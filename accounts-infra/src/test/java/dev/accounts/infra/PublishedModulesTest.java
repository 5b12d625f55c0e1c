package dev.accounts.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is published is complete for Maven Central, and what is not to be published is not. */
final class PublishedModulesTest {
  private static final Pom BOM = Pom.of("accounts-bom");

  @Test
  void whatTheBomNamesIsPublishedAndNothingElse() {
    List<String> published =
        Pom.modules().stream()
            .filter(pom -> !pom.texts("properties/maven.deploy.skip").contains("true"))
            .map(Pom::module)
            .toList();
    Stream<String> named =
        BOM.texts("dependencyManagement/dependencies/dependency/artifactId").stream();
    assertThat(published)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(named, Stream.of("accounts-bom")).toList());
  }

  @Test
  void everyModuleHasANameAndADescription() {
    assertThat(Stream.concat(Stream.of(Pom.parent()), Pom.modules().stream()))
        .allSatisfy(pom -> {
          assertThat(pom.texts("name")).as(pom.module()).singleElement(STRING).isNotBlank();
          assertThat(pom.texts("description")).as(pom.module()).singleElement(STRING).endsWith(".");
        });
  }

  /** The BOM has no parent, so it repeats what the others inherit. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "url",
        "licenses/license/name",
        "licenses/license/url",
        "developers/developer/name",
        "developers/developer/organization",
        "developers/developer/organizationUrl",
        "scm/connection",
        "scm/url"
      })
  void theParentAndTheBomSayWhoseTheyAre(String path) {
    assertThat(Pom.parent().texts(path)).singleElement(STRING).isNotBlank();
    assertThat(BOM.texts(path)).isEqualTo(Pom.parent().texts(path));
  }

  @Test
  void noModuleSaysOtherwise() {
    assertThat(Pom.modules())
        .filteredOn(pom -> !pom.module().equals(BOM.module()))
        .allSatisfy(pom ->
            assertThat(Stream.of("url", "licenses", "developers", "scm").flatMap(pom::at))
                .as(pom.module())
                .isEmpty());
  }
}
