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
import javax.tools.ToolProvider;

/** Small public classes that a test compiles, with everything that the test itself sees. */
final class Compiled {
  private Compiled() {}

  /**
   * Compiles classes into a folder.
   *
   * @param bodies what stands in each class, by its full name
   */
  static void into(Path folder, Map<String, String> bodies) throws IOException {
    Files.createDirectories(folder);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    List<SimpleJavaFileObject> sources =
        bodies.entrySet().stream().map(each -> source(each.getKey(), each.getValue())).toList();
    boolean done =
        compiler
            .getTask(
                messages,
                null,
                null,
                List.of(
                    "-proc:none",
                    "-d",
                    folder.toString(),
                    "-cp",
                    System.getProperty("java.class.path")),
                null,
                sources)
            .call();
    if (!done) {
      throw new AssertionError(messages.toString());
    }
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
