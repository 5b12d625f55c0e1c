package dev.accounts.infra;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** CloudFormation's functions whose operands are known. */
final class Functions {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]+)}");

  private Functions() {}

  static Object apply(String name, List<Object> operands) {
    return switch (name) {
      case "Fn::Join" ->
          Tree.list(operands.get(1)).stream()
              .map(String::valueOf)
              .collect(Collectors.joining(String.valueOf(operands.get(0))));
      case "Fn::Split" ->
          List.<Object>of(
              (Object[])
                  String.valueOf(operands.get(1))
                      .split(Pattern.quote(String.valueOf(operands.get(0))), -1));
      case "Fn::Select" ->
          Tree.list(operands.get(1)).get(Integer.parseInt(String.valueOf(operands.get(0))));
      case "Fn::Cidr" ->
          IntStream.range(0, Integer.parseInt(String.valueOf(operands.get(1))))
              .<Object>mapToObj(block -> operands.get(0) + "#" + block)
              .toList();
      default -> throw new IllegalArgumentException("Unknown function " + name);
    };
  }

  /** {@code Fn::Sub}; {@code ${!x}} stands for a plain {@code ${x}}. */
  static String sub(String text, Function<String, String> values) {
    return VARIABLE
        .matcher(text)
        .replaceAll(found ->
            Matcher.quoteReplacement(
                found.group(1).isEmpty()
                    ? values.apply(found.group(2))
                    : "${" + found.group(2) + "}"));
  }
}
