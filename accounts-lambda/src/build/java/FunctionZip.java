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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Packs the function as Lambda takes it: own classes at the root, libraries in {@code lib/}. Run by
 * the build from its source; it needs nothing but the JDK.
 *
 * <p>The jars in {@code lib/} are stored, not compressed, and the zip around them is compressed
 * once: that makes the zip a third smaller, and no class has to be inflated when it is loaded. The
 * same classes and libraries give the same bytes: entries are sorted, and all have one time.
 */
final class FunctionZip {
  /** What a running function never reads. */
  private static final List<Predicate<String>> UNUSED =
      List.of(
          name -> name.endsWith("/"),
          name -> name.startsWith("META-INF/maven/"),
          name -> name.startsWith("META-INF/native-image/"),
          // the driver's messages in other languages; Lambda's is English
          name -> name.startsWith("org/postgresql/translation/"),
          // the source of the SDK's generated classes
          name -> name.equals("software/amazon/awssdk/regions/internal/region/endpoints.json"));

  private final LocalDateTime time;

  private FunctionZip(LocalDateTime time) {
    this.time = time;
  }

  /** Arguments: directory of classes, class path of jars, zip to write, the time of its entries. */
  public static void main(String[] args) throws IOException {
    LocalDateTime time =
        OffsetDateTime.parse(args[3]).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
    Path zip = Path.of(args[2]);
    new FunctionZip(time).write(Path.of(args[0]), args[1].split(File.pathSeparator), zip);
    System.out.printf("%s has %,d bytes%n", zip.getFileName(), Files.size(zip));
  }

  private void write(Path classes, String[] libraries, Path zip) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    for (Path file : filesIn(classes)) {
      String name = classes.relativize(file).toString().replace('\\', '/');
      entries.put(name, Files.readAllBytes(file));
    }
    for (String library : libraries) {
      Path jar = Path.of(library);
      entries.put("lib/" + jar.getFileName(), stored(jar));
    }
    try (OutputStream file = Files.newOutputStream(zip);
        ZipOutputStream out = new ZipOutputStream(file)) {
      out.setLevel(Deflater.BEST_COMPRESSION);
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        put(out, new ZipEntry(entry.getKey()), entry.getValue());
      }
    }
  }

  private static List<Path> filesIn(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /** The jar without what is unused and without compression; its manifest stays first. */
  private byte[] stored(Path jar) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (InputStream file = Files.newInputStream(jar);
        ZipInputStream in = new ZipInputStream(file);
        ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.setMethod(ZipOutputStream.STORED);
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String name = entry.getName();
        if (UNUSED.stream().noneMatch(unused -> unused.test(name))) {
          byte[] content = in.readAllBytes();
          put(out, sized(new ZipEntry(name), content), content);
        }
      }
    }
    return bytes.toByteArray();
  }

  private static ZipEntry sized(ZipEntry entry, byte[] content) {
    CRC32 checksum = new CRC32();
    checksum.update(content);
    entry.setSize(content.length);
    entry.setCrc(checksum.getValue());
    return entry;
  }

  private void put(ZipOutputStream out, ZipEntry entry, byte[] content) throws IOException {
    entry.setTimeLocal(time);
    out.putNextEntry(entry);
    out.write(content);
    out.closeEntry();
  }
}
