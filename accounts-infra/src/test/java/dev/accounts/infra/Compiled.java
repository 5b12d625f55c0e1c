package dev.accounts.infra;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Small public classes that a test compiles, with everything that the test itself sees. */
final class Compiled implements AutoCloseable {
  private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
  // one for all, because it reads the class path once
  private final StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);

  /**
   * Compiles classes into a folder.
   *
   * @param bodies what stands in each class, by its full name
   */
  void into(Path folder, Map<String, String> bodies) throws IOException {
    Files.createDirectories(folder);
    files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(folder));
    StringWriter messages = new StringWriter();
    List<SimpleJavaFileObject> sources =
        bodies.entrySet().stream().map(each -> source(each.getKey(), each.getValue())).toList();
    boolean done =
        compiler
            .getTask(
                messages,
                files,
                null,
                List.of("-proc:none", "-cp", System.getProperty("java.class.path")),
                null,
                sources)
            .call();
    if (!done) {
      throw new AssertionError(messages.toString());
    }
  }

  @Override
  public void close() throws IOException {
    files.close();
  }

  private static SimpleJavaFileObject source(String name, String body) {
    int dot = name.lastIndexOf('.');
    String text =
        "package %s; public class %s { %s }"
            .formatted(name.substring(0, dot), name.substring(dot + 1), body);
    URI uri = URI.create("string:///" + name.replace('.', '/') + ".java");
    return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }
}
