package dev.accounts.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.accounts.application.port.AccountEvent;
import dev.accounts.application.port.Page;
import dev.accounts.application.port.RepositoryException;
import dev.accounts.application.port.TreeRow;
import dev.accounts.domain.Account;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
  private static final Map<String, String> CUT = Map.of();
  private static final Map<String, String> UNREADABLE =
      Map.of("type", "CREATED", "account", "{\"id\":\"broken\"}");

  @Test
  void aPageThatIsTooLargeIsAskedForInHalvesUntilItFits() {
    List<Integer> asked = new ArrayList<>();
    Page<Integer> page =
        Pages.read(
            100,
            size -> {
              asked.add(size);
              if (size > 10) {
                throw new ResultTooLarge(new IllegalStateException("large"));
              }
              return new Page<>(List.of(size), true);
            });
    assertThat(asked).containsExactly(100, 50, 25, 12, 6);
    assertThat(page).isEqualTo(new Page<>(List.of(6), true));
  }

  @Test
  void aSingleAccountThatIsTooLargeIsADefect() {
    List<Integer> asked = new ArrayList<>();
    RepositoryException failure =
        catchThrowableOfType(
            RepositoryException.class,
            () ->
                Pages.read(
                    3,
                    size -> {
                      asked.add(size);
                      throw new ResultTooLarge(new IllegalStateException("large"));
                    }));
    assertThat(asked).containsExactly(3, 1);
    assertThat(failure).hasMessage("A single account is larger than the transport carries");
    assertThat(failure.reason()).isEqualTo(RepositoryException.Cause.DEFECT);
    assertThat(failure.applied()).isEqualTo(RepositoryException.Applied.NO);
  }

  @Test
  void oneRowMoreThanTheLimitSaysThatThereAreMoreAccounts() {
    List<Map<String, String>> two = List.of(Sample.row(Sample.FULL), Sample.row(Sample.BARE));
    assertThat(Pages.ofAccounts(two, 2))
        .isEqualTo(new Page<>(List.of(Sample.FULL, Sample.BARE), false));
    assertThat(Pages.ofAccounts(two, 1)).isEqualTo(new Page<>(List.of(Sample.FULL), true));
    assertThat(Pages.ofAccounts(List.of(), 1)).isEqualTo(new Page<>(List.of(), false));
  }

  @Test
  void aLastRowWithoutAnAccountSaysThatThePageWasCut() {
    assertThat(Pages.ofAccounts(List.of(Sample.row(Sample.FULL), CUT), 50))
        .isEqualTo(new Page<>(List.of(Sample.FULL), true));
  }

  @Test
  void eventsHaveTheAccountBeforeAndAfter() {
    assertThat(Pages.ofEvents(events(3, 1), 10))
        .isEqualTo(new Page<>(List.of(event(3), event(2), event(1)), false));
    assertThat(Pages.ofEvents(List.of(), 10)).isEqualTo(new Page<>(List.of(), false));
  }

  @Test
  void thereAreMoreEventsUntilTheFirstVersion() {
    assertThat(Pages.ofEvents(events(5, 3), 2))
        .isEqualTo(new Page<>(List.of(event(5), event(4)), true));
    assertThat(Pages.ofEvents(events(3, 1), 2))
        .isEqualTo(new Page<>(List.of(event(3), event(2)), true));
    // the transport carried fewer rows than were asked for
    assertThat(Pages.ofEvents(events(5, 3), 50))
        .isEqualTo(new Page<>(List.of(event(5), event(4)), true));
  }

  @Test
  void anAccountThatCannotBeReadIsLeftOutOfAList() {
    List<Map<String, String>> rows =
        List.of(Sample.row(Sample.FULL), UNREADABLE, Sample.row(Sample.BARE));
    assertThat(Pages.ofAccounts(rows, 3))
        .isEqualTo(new Page<>(List.of(Sample.FULL, Sample.BARE), false));
    assertThat(Pages.ofAccounts(rows, 2)).isEqualTo(new Page<>(List.of(Sample.FULL), true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":{\"b\":\"c\"},\"d\":\"e\"}",
        "{\"a\":[\"b\",{\"c\":\"d\"}],\"e\":\"f\"}",
        "{\"a\":null}",
        "[\"a\",{\"b\":\"c\"}]",
        "\"a\""
      })
  void metadataOfAnotherFormTakeNoOtherAccountAlong(String metadata) {
    String bare = Sample.json(Sample.BARE);
    String odd = bare.replace("\"metadata\":{}", "\"metadata\":" + metadata);
    assertThat(odd).isNotEqualTo(bare);
    List<Map<String, String>> rows =
        List.of(Sample.row(Sample.FULL), Map.of("account", odd), Sample.row(Sample.BARE));
    assertThat(Pages.ofAccounts(rows, 3))
        .isEqualTo(new Page<>(List.of(Sample.FULL, Sample.BARE), false));
  }

  @Test
  void anEventWhoseAccountCannotBeReadBeforeOrAfterIsLeftOut() {
    List<Map<String, String>> rows = new ArrayList<>(events(5, 1));
    rows.set(2, Map.of("type", "UPDATED", "account", "{}"));
    assertThat(Pages.ofEvents(rows, 10))
        .isEqualTo(new Page<>(List.of(event(5), event(2), event(1)), false));
    assertThat(Pages.ofEvents(rows.subList(0, 3), 2))
        .isEqualTo(new Page<>(List.of(event(5)), true));
  }

  @Test
  void whatStandsBelowAnUnreadableRowOfTheTreeIsLeftOutWithIt() {
    Map<String, String> below = treeRow(Sample.FULL);
    Map<String, String> other = treeRow(Sample.BARE);
    assertThat(Pages.ofTree(List.of(UNREADABLE, other, below), Optional.empty(), 10))
        .isEqualTo(new Page<>(List.of(TreeRow.of(Sample.BARE, 0)), true));
    assertThat(Pages.ofTree(List.of(below), Optional.of(Sample.ID), 10))
        .isEqualTo(new Page<>(List.of(TreeRow.of(Sample.FULL, 0)), false));
  }

  @Test
  void aPageOnWhichNothingCanBeReadIsReadAgainWithMoreRows() {
    List<Integer> asked = new ArrayList<>();
    List<Map<String, String>> rows = new ArrayList<>(Collections.nCopies(5, UNREADABLE));
    rows.addAll(List.of(Sample.row(Sample.FULL), Sample.row(Sample.BARE)));
    Page<Account> page =
        Pages.read(
            1,
            size -> {
              asked.add(size);
              return Pages.ofAccounts(rows.subList(0, Math.min(size + 1, rows.size())), size);
            });
    assertThat(asked).containsExactly(1, 2, 4, 8);
    assertThat(page).isEqualTo(new Page<>(List.of(Sample.FULL), true));
    assertThat(Pages.read(1, size -> Pages.ofAccounts(List.of(UNREADABLE), size)))
        .isEqualTo(new Page<>(List.of(), false));
  }

  @Test
  void aLargerPageSaysWhetherThereAreMoreThanWereAskedFor() {
    Page<Integer> nothing = new Page<>(List.of(), true);
    for (List<Integer> found : List.of(List.of(1), List.of(1, 2))) {
      assertThat(Pages.read(2, size -> size == 2 ? nothing : new Page<>(found, false)))
          .isEqualTo(new Page<>(found, false));
    }
    assertThat(Pages.read(2, size -> size == 2 ? nothing : new Page<>(List.of(1, 2, 3), false)))
        .isEqualTo(new Page<>(List.of(1, 2), true));
  }

  @Test
  void aPageIsLookedForAmong4096RowsAndNoMore() {
    List<Integer> asked = new ArrayList<>();
    Page<Integer> last = new Page<>(List.of(1), false);
    assertThat(
            Pages.read(
                1024,
                size -> {
                  asked.add(size);
                  return size < 4096 ? new Page<>(List.of(), true) : last;
                }))
        .isEqualTo(last);
    assertThat(asked).containsExactly(1024, 2048, 4096);
    assertThatExceptionOfType(RepositoryException.class)
        .isThrownBy(
            () -> Pages.read(1024, size -> size <= 4096 ? new Page<>(List.of(), true) : last));
  }

  @Test
  void aStoreInWhichNothingCanBeReadIsADefect() {
    Page<Account> nothing = new Page<>(List.of(), true);
    for (Runnable page :
        List.<Runnable>of(
            () -> Pages.read(100, size -> nothing),
            () -> Pages.ofTree(List.of(UNREADABLE), Optional.of(Sample.ID), 1))) {
      assertThat(catchThrowableOfType(RepositoryException.class, page::run).reason())
          .isEqualTo(RepositoryException.Cause.DEFECT);
    }
  }

  private static Map<String, String> treeRow(Account account) {
    return Map.of("account", StoredAccountJsonTest.treeRow(account, 0));
  }

  private static List<Map<String, String>> events(int newest, int oldest) {
    return IntStream.iterate(newest, version -> version >= oldest, version -> version - 1)
        .mapToObj(version ->
            Map.of("type", type(version).name(), "account", Sample.json(Sample.at(version))))
        .toList();
  }

  private static AccountEvent event(int version) {
    Optional<Account> before =
        version == 1 ? Optional.empty() : Optional.of(Sample.at(version - 1L));
    return new AccountEvent(type(version), before, Sample.at(version));
  }

  private static AccountEvent.Type type(int version) {
    return version == 1 ? AccountEvent.Type.CREATED : AccountEvent.Type.UPDATED;
  }
}
