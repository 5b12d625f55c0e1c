package dev.accounts.dataapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An application on the module path needs the adapter's module and no options. */
class DataApiModulePathTest {
  /** What the adapter brings; the other libraries here are the tests' own. */
  private static final List<String> BROUGHT =
      List.of(
          "dev.accounts.dataapi",
          "dev.accounts.domain",
          "dev.accounts.sql",
          "org.reactivestreams",
          "org.slf4j",
          "software.amazon.",
          "tools.jackson.core");

  @Test
  void theSdkFindsItsLog() {
    Configuration resolved =
        ModuleLayer.boot()
            .configuration()
            .resolve(ModuleFinder.of(brought()), ModuleFinder.of(), Set.of("dev.accounts.dataapi"));
    assertThat(resolved.findModule("software.amazon.awssdk.services.rdsdata")).isPresent();
    assertThat(resolved.findModule("org.slf4j")).isPresent();
  }

  private static Path[] brought() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(path -> !path.endsWith("test-classes"))
        .filter(path ->
            ModuleFinder.of(path).findAll().stream()
                .map(module -> module.descriptor().name())
                .anyMatch(name -> BROUGHT.stream().anyMatch(name::startsWith)))
        .toArray(Path[]::new);
  }
}
