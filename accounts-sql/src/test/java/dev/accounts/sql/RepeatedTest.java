package dev.accounts.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepeatedTest {

  @Test
  void aTextThatComesAgainAtOnceIsNotReadAgain() {
    List<String> read = new ArrayList<>();
    Repeated<Integer> numbers =
        new Repeated<>(text -> {
          read.add(text);
          return Integer.valueOf(text);
        });
    assertThat(List.of("1", "1", "2", "2", "1").stream().map(numbers::read))
        .containsExactly(1, 1, 2, 2, 1);
    assertThat(read).containsExactly("1", "2", "1");
  }
}
