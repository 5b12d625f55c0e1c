package dev.accounts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.accounts.lambda.runtime.LambdaFunction;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In the zip, tokens and keys are read without Gson's adapters, and mean the same. */
class TokenJsonIT {
  private static final String REFUSED = "refused";

  @TempDir private static Path zip;
  private static URLClassLoader inTheZip;

  @BeforeAll
  static void unpack() throws IOException {
    LambdaFunction.unpack(Path.of("target/accounts-lambda.zip"), zip);
    try (Stream<Path> libraries = Files.list(zip.resolve("lib"))) {
      Path nimbus =
          libraries
              .filter(jar -> jar.getFileName().toString().startsWith("nimbus-"))
              .findFirst()
              .orElseThrow();
      inTheZip =
          new URLClassLoader(
              new URL[] {nimbus.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    }
  }

  @AfterAll
  static void close() throws IOException {
    inTheZip.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        " { } \n",
        "{\"alg\":\"RS256\",\"kid\":\"k\"}",
        "{\"keys\":[{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":\"xyz\"},{}]}",
        "{\"exp\":1764460800,\"iat\":1764457200.5,\"nbf\":-1,\"x\":1e3,\"y\":1E400}",
        "{\"x\":9223372036854775807,\"y\":9223372036854775808,\"z\":-0,\"w\":0.1}",
        "{\"x\":null,\"y\":true,\"z\":false}",
        "{\"x\":[],\"y\":[[]],\"z\":[1,\"2\",null,{\"a\":[true]}]}",
        "{\"x\":\"\\u00e9\\n\\\"\\\\\\/\\ud83d\\ude00 ü\"}",
        "{\"\":\"\"}",
        "{\"x\":1,\"x\":2}",
        "{\"x\":null,\"x\":2}",
        "{\"x\":{\"a\":1,\"a\":2}}",
        "{\"keys\":[{\"kid\":\"a\",\"kid\":null}]}",
        "{\"x\":'single'}",
        "{x:1}",
        "{\"x\":1,}",
        "{\"x\":[1,]}",
        "{\"x\":01}",
        "{\"x\":+1}",
        "{\"x\":.5}",
        "{\"x\":NaN}",
        "{\"x\":Infinity}",
        "{\"x\":TRUE}",
        "{\"x\":nul}",
        "{\"x\":\"\u0001\"}",
        "{\"x\":\"\\x\"}",
        "{\"x\":\"\\ud83\"}",
        "{\"x\":1}{}",
        "{\"x\":1} x",
        "{\"x\":1",
        "{\"x\"}",
        "{\"x\":}",
        "{\"x\"=1}",
        "{\"x\":1;\"y\":2}",
        "/* */{}",
        "// \n{}",
        "# \n{}",
        "\uFEFF{}",
        ")]}'\n{}",
        "[1]",
        "\"x\"",
        "1",
        "null",
        "true",
        "",
        " ",
        "x"
      })
  void whatItMeansIsWhatItMeansToTheLibrary(String json) {
    assertThat(read(inTheZip, json)).isEqualTo(read(getClass().getClassLoader(), json));
  }

  @Test
  void itIsRefusedFromTheSameDepth() {
    for (int depth : new int[] {255, 256, 100_000}) {
      String json = "{\"x\":".repeat(depth) + "1" + "}".repeat(depth);
      assertThat(read(inTheZip, json).equals(REFUSED))
          .isEqualTo(read(getClass().getClassLoader(), json).equals(REFUSED));
    }
  }

  @Test
  void aTokenWithOneCharacterChangedMeansTheSame() {
    String claims =
        "{\"sub\":\"a-1\",\"aud\":[\"x\",\"y\"],\"exp\":1764460800,\"custom\":{\"t\":\"acme\"}}";
    String others = "{}[]\",:\\'0-.eE tfné#/";
    Random chance = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder changed = new StringBuilder(claims);
      int at = chance.nextInt(claims.length());
      changed.setCharAt(at, others.charAt(chance.nextInt(others.length())));
      String json = changed.toString();
      assertThat(read(inTheZip, json)).as(json).isEqualTo(read(getClass().getClassLoader(), json));
    }
  }

  @Test
  void aListOfPairsIsNoObject() {
    String pairs = "[[\"x\",1]]";
    assertThat(read(getClass().getClassLoader(), pairs)).isEqualTo("{x=1}");
    assertThat(read(inTheZip, pairs)).isEqualTo(REFUSED);
    assertThat(read(getClass().getClassLoader(), "[]")).isEqualTo("{}");
    assertThat(read(inTheZip, "[]")).isEqualTo(REFUSED);
  }

  /** The library takes it for null. */
  @ParameterizedTest
  @ValueSource(strings = {"null x", "null{}", "\uFEFF"})
  void whatIsNeitherNullNorAnObjectIsRefused(String json) {
    assertThat(read(getClass().getClassLoader(), json)).isEqualTo("null");
    assertThat(read(inTheZip, json)).isEqualTo(REFUSED);
  }

  @Test
  void whatIsWrittenIsTheSame() throws ReflectiveOperationException {
    Map<String, Object> claims =
        Map.of("a", List.of(1L, 0.5, true, "</é\n\"\\\u2028>", Map.of("b", 2)));
    assertThat(method(inTheZip, "toJSONString", Map.class).invoke(null, claims))
        .isEqualTo(JSONObjectUtils.toJSONString(claims));
  }

  private static String read(ClassLoader libraries, String json) {
    try {
      return String.valueOf(method(libraries, "parse", String.class).invoke(null, json));
    } catch (InvocationTargetException refused) {
      assertThat(refused.getCause()).isInstanceOf(ParseException.class);
      return REFUSED;
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static Method method(ClassLoader libraries, String name, Class<?> parameter)
      throws ReflectiveOperationException {
    return libraries.loadClass(JSONObjectUtils.class.getName()).getMethod(name, parameter);
  }
}
