package dev.accounts.local.page;

import dev.accounts.local.http.LocalRequest;
import dev.accounts.local.http.LocalResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** One file of the page, as it is sent. */
final class PageFile {
  /** A name that holds a hash of the content, as the page's build writes it. */
  private static final Pattern HASHED = Pattern.compile(".+-[A-Z0-9]{8}\\.[a-z0-9]+");

  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final String ASK_EACH_TIME = "no-cache";
  private static final int TAG_BYTES = 12;

  private final String type;
  private final String caching;
  private final String tag;
  private final byte[] content;

  PageFile(String path, byte[] content) {
    this.type = FileType.of(path);
    this.caching = HASHED.matcher(path).matches() ? FOR_EVER : ASK_EACH_TIME;
    this.tag = tag(content);
    this.content = content.clone();
  }

  LocalResponse handle(LocalRequest request) {
    LocalResponse response =
        isKnownTo(request) ? LocalResponse.empty(304) : new LocalResponse(200, content);
    return response.with("Content-Type", type).with("Cache-Control", caching).with("ETag", tag);
  }

  private boolean isKnownTo(LocalRequest request) {
    return Arrays.stream(request.header("If-None-Match").orElse("").split(","))
        .map(known -> known.strip().replaceFirst("^W/", ""))
        .anyMatch(tag::equals);
  }

  private static String tag(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return '"' + HexFormat.of().formatHex(digest, 0, TAG_BYTES) + '"';
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
