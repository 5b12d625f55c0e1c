package dev.accounts.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
}
