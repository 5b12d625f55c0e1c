import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;

/**
 * Packs the function as Lambda takes it: own classes at the root, libraries in {@code lib/}. Run by
 * the build from its source; it needs nothing but the JDK.
 *
 * <p>The jars in {@code lib/} are stored, not compressed, and the zip around them is compressed
 * once: that makes the zip a third smaller, and no class has to be inflated when it is loaded. The
 * same classes and libraries give the same bytes: entries are sorted, and all have one time. Files
 * of a directory are sorted by size, because those that are alike in size are so in content, and a
 * compressor that remembers 32 KB finds what they share.
 *
 * <p>Licenses and notices, which most jars have in the same words, are in one file.
 */
final class FunctionZip {
  private static final String MANIFEST = "META-INF/MANIFEST.MF";
  private static final String LICENSES = "META-INF/LICENSES";
  private static final Predicate<String> LICENSE =
      Pattern.compile("(META-INF/)?[\\w-]*(LICENSE|NOTICE)(\\.\\w+)?").asMatchPredicate();

  /** What a running function never reads: patterns of whole names. */
  private static final List<String> UNUSED =
      List.of(
          ".*/",
          "(META-INF/versions/\\d+/)?module-info\\.class",
          "META-INF/(maven|native-image|proguard)/.*",
          // the contract, which gateways and documents import
          "openapi/.*",
          // the driver's messages in other languages; Lambda's is English
          "org/postgresql/translation/.*",
          // the pool's adapters of libraries that are not here
          "com/zaxxer/hikari/(hibernate|metrics/(dropwizard|micrometer|prometheus))/.*",
          // the source of the SDK's generated classes
          "software/amazon/awssdk/regions/internal/region/endpoints\\.json",
          // a signer of a library that is not here
          "software/amazon/awssdk/http/auth/aws/crt/.*",
          // what no class refers to: filters of JSON, distributed transactions
          "(software/amazon/awssdk/thirdparty|tools)/jackson/core/filter/.*",
          "org/postgresql/(xa|osgi|jdbc2/optional|jdbc3)/.*",
          // the driver's own pools
          "org/postgresql/ds/PG(Pool|ConnectionPool).*");

  private final LocalDateTime time;
  private final Predicate<String> unused;
  private final Map<String, byte[]> replacements;
  private final Map<String, List<String>> licenses = new TreeMap<>();

  private FunctionZip(LocalDateTime time, List<String> unused, Map<String, byte[]> replacements) {
    this.time = time;
    this.replacements = replacements;
    this.unused = Pattern.compile(String.join("|", unused)).asMatchPredicate();
  }

  /**
   * Arguments: directory of classes, class path of jars, zip to write, the time of its entries,
   * patterns of what this function never reads, with white space between them, and a directory with
   * the sources of what stands in for classes of libraries, which need not be there.
   */
  public static void main(String[] args) throws IOException {
    LocalDateTime time =
        OffsetDateTime.parse(args[3]).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
    Path zip = Path.of(args[2]);
    List<String> unused = new ArrayList<>(UNUSED);
    unused.addAll(List.of(args[4].strip().split("\\s+")));
    Map<String, byte[]> replacements =
        compiled(Path.of(args[5]), args[1], zip.resolveSibling("function-zip"));
    new FunctionZip(time, unused, replacements)
        .write(Path.of(args[0]), args[1].split(File.pathSeparator), zip);
    System.out.printf("%s has %,d bytes%n", zip.getFileName(), Files.size(zip));
  }

  private void write(Path classes, String[] libraries, Path zip) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    for (Path file : filesIn(classes)) {
      entries.put(nameIn(classes, file), Files.readAllBytes(file));
    }
    for (String library : libraries) {
      Path jar = Path.of(library);
      entries.put("lib/" + jar.getFileName(), stored(jar));
    }
    if (!replacements.isEmpty()) {
      throw new IOException("No library has " + replacements.keySet() + ", which is replaced");
    }
    entries.put(LICENSES, licenses());
    try (OutputStream file = Files.newOutputStream(zip);
        ZipOutputStream out = new ZipOutputStream(file)) {
      out.setLevel(Deflater.BEST_COMPRESSION);
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        put(out, new ZipEntry(entry.getKey()), entry.getValue());
      }
    }
  }

  /** By their names in a jar. */
  private static Map<String, byte[]> compiled(Path sources, String libraries, Path target)
      throws IOException {
    Map<String, byte[]> compiled = new TreeMap<>();
    if (Files.isDirectory(sources)) {
      for (Path old : Files.isDirectory(target) ? filesIn(target) : List.<Path>of()) {
        Files.delete(old);
      }
      List<String> arguments = new ArrayList<>(List.of("--release", "21", "-proc:none"));
      arguments.addAll(List.of("-classpath", libraries, "-d", target.toString()));
      filesIn(sources).forEach(source -> arguments.add(source.toString()));
      String[] options = arguments.toArray(String[]::new);
      if (ToolProvider.getSystemJavaCompiler().run(null, null, null, options) != 0) {
        throw new IOException("Classes of libraries are no longer what " + sources + " replaces");
      }
      for (Path file : filesIn(target)) {
        compiled.put(nameIn(target, file), Files.readAllBytes(file));
      }
    }
    return compiled;
  }

  private static String nameIn(Path directory, Path file) {
    return directory.relativize(file).toString().replace('\\', '/');
  }

  private static List<Path> filesIn(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /** The jar without what is unused and without compression; its manifest stays first. */
  private byte[] stored(Path jar) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.setMethod(ZipOutputStream.STORED);
      for (Packed file : used(jar)) {
        put(out, file.entry(), file.content());
      }
    }
    return bytes.toByteArray();
  }

  private List<Packed> used(Path jar) throws IOException {
    List<Packed> used = new ArrayList<>();
    try (InputStream file = Files.newInputStream(jar);
        ZipInputStream in = new ZipInputStream(file)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String name = entry.getName();
        if (LICENSE.test(name)) {
          String text = new String(in.readAllBytes(), UTF_8);
          licenses
              .computeIfAbsent(text, first -> new ArrayList<>())
              .add(jar.getFileName() + ": " + name);
        } else if (!unused.test(name)) {
          byte[] replacement = replacements.remove(name);
          used.add(new Packed(name, replacement == null ? in.readAllBytes() : replacement));
        }
      }
    }
    used.sort(
        Comparator.comparing((Packed file) -> !file.name().equals(MANIFEST))
            .thenComparing(Packed::directory)
            .thenComparing(file -> file.content().length)
            .thenComparing(Packed::name));
    return used;
  }

  /** Each text once, under the names of the files that have it. */
  private byte[] licenses() {
    StringBuilder all = new StringBuilder();
    licenses.entrySet().stream()
        .sorted(Comparator.comparing(license -> license.getValue().getFirst()))
        .forEach(license ->
            all.append(String.join("\n", license.getValue()))
                .append("\n\n")
                .append(license.getKey())
                .append("\n\n"));
    return all.toString().getBytes(UTF_8);
  }

  private void put(ZipOutputStream out, ZipEntry entry, byte[] content) throws IOException {
    entry.setTimeLocal(time);
    out.putNextEntry(entry);
    out.write(content);
    out.closeEntry();
  }

  /** A file of a jar. */
  private record Packed(String name, byte[] content) {
    String directory() {
      return name.substring(0, name.lastIndexOf('/') + 1);
    }

    ZipEntry entry() {
      CRC32 checksum = new CRC32();
      checksum.update(content);
      ZipEntry entry = new ZipEntry(name);
      entry.setSize(content.length);
      entry.setCrc(checksum.getValue());
      return entry;
    }
  }
}
