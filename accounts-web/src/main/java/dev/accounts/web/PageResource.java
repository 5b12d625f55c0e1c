package dev.accounts.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the files of this module. */
final class PageResource {
  private PageResource() {}

  static Optional<byte[]> bytes(String name) {
    try (InputStream in = PageResource.class.getResourceAsStream(name)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] existing(String name) {
    return bytes(name)
        .orElseThrow(() -> new IllegalStateException("The jar of accounts-web lacks " + name));
  }

  /** Every file of a folder by its path in it, as the build listed them; none without npm. */
  static Map<String, byte[]> folder(String name) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    bytes(name + ".files")
        .ifPresent(list ->
            new String(list, StandardCharsets.UTF_8)
                .lines()
                .forEach(path -> files.put(path, existing(name + "/" + path))));
    return files;
  }
}
