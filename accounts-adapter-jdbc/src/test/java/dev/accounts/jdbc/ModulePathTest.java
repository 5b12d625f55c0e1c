package dev.accounts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** An application on the module path needs the adapter's module and no options. */
class ModulePathTest {
  /** What the adapter brings; the other libraries here are the tests' own. */
  private static final Set<String> BROUGHT =
      Set.of(
          "dev.accounts.domain",
          "dev.accounts.jdbc",
          "dev.accounts.sql",
          "io.leangen.geantyref",
          "org.jdbi.v3.core",
          "org.jdbi.v3.postgres",
          "org.postgresql.jdbc",
          "org.slf4j",
          "tools.jackson.core");

  @Test
  void theAdapterFindsWhatItNeeds() throws ReflectiveOperationException {
    ModuleLayer boot = ModuleLayer.boot();
    Configuration resolved =
        boot.configuration()
            .resolve(ModuleFinder.of(brought()), ModuleFinder.of(), Set.of("dev.accounts.jdbc"));
    ClassLoader loader =
        boot.defineModulesWithOneLoader(resolved, ClassLoader.getPlatformClassLoader())
            .findLoader("dev.accounts.jdbc");
    Class<?> adapter = loader.loadClass("dev.accounts.jdbc.JdbcAccountRepository");
    assertThat(adapter.getModule().getName()).isEqualTo("dev.accounts.jdbc");
    assertThat(adapter.getMethod("over", DataSource.class).invoke(null, new PGSimpleDataSource()))
        .isNotNull();
  }

  private static Path[] brought() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(path -> !path.endsWith("test-classes"))
        .filter(path ->
            ModuleFinder.of(path).findAll().stream()
                .map(ModuleReference::descriptor)
                .anyMatch(module -> BROUGHT.contains(module.name())))
        .toArray(Path[]::new);
  }
}
