package dev.accounts.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;

/**
 * One point of the checklist: a check that finds nothing in a template as it is, and something in
 * each that a mistake was planted in.
 */
final class Point {
  private final String sentence;
  private final Template template;
  private final Function<Template, ? extends Iterable<String>> check;
  private final List<DynamicTest> tests = new ArrayList<>();

  Point(String sentence, String template, Function<Template, ? extends Iterable<String>> check) {
    this.sentence = sentence;
    this.template = Assembled.template(template);
    this.check = check;
    tests.add(dynamicTest("it holds", () -> assertThat(check.apply(this.template)).isEmpty()));
  }

  /** A mistake that the check must find. */
  Point findsThat(String mistake, UnaryOperator<Template> plant) {
    tests.add(
        dynamicTest(
            "it finds that " + mistake,
            () -> assertThat(check.apply(plant.apply(template))).isNotEmpty()));
    return this;
  }

  Point findsThatIsMissing(String pointer) {
    return findsThat(pointer + " is missing", it -> it.without(pointer));
  }

  Point findsThat(String mistake, String pointer, Object value) {
    return findsThat(mistake, it -> it.with(pointer, value));
  }

  static Stream<DynamicContainer> tests(Point... points) {
    return Stream.of(points)
        .map(point -> DynamicContainer.dynamicContainer(point.sentence, point.tests));
  }
}
