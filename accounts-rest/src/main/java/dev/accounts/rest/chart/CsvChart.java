package dev.accounts.rest.chart;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.accounts.application.chart.ChartFile;
import dev.accounts.rest.http.Body;
import dev.accounts.rest.http.FieldError;
import dev.accounts.rest.http.FieldError.In;
import dev.accounts.rest.http.FieldErrors;
import dev.accounts.rest.http.Pointers;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** A chart as comma-separated values, as spreadsheets write them (RFC 4180). */
final class CsvChart {
  private static final int MOST_COLUMNS = 500;

  /** Of those that fit equally well the first. */
  private static final List<Character> SEPARATORS = List.of('\t', ';', ',');

  private static final String SAVE_AS_UTF_8 =
      "Save the file as \u201cCSV UTF-8\u201d and send it again.";

  /** The length of a line that names the separator. */
  private static final int NAMED_SEPARATOR = "sep=;".length();

  /** Is read as the last record, unless a quotation mark before it is not closed. */
  private static final String END = "\u0000end";

  /** A column without a name. */
  private static final String NAMELESS = "";

  private CsvChart() {}

  static List<Cells> read(byte[] body, FieldErrors problems) {
    String text = text(body);
    Optional<Character> named = namedSeparator(text);
    List<CsvRecord> records =
        named.isPresent()
            ? records(text.substring(NAMED_SEPARATOR), named.get())
            : records(text, separator(text));
    if (records.isEmpty()) {
      throw Body.malformed("The file is empty; its first line names the columns.");
    }
    List<String> columns = columns(records.getFirst(), problems);
    problems.throwIfAny();
    Set<String> known = new LinkedHashSet<>(columns);
    known.remove(NAMELESS);
    List<Cells> rows = new ArrayList<>();
    for (CsvRecord record : records.subList(1, records.size())) {
      if (!record.getFields().stream().allMatch(String::isBlank)) {
        rows.add(cells(record, columns, known));
      }
    }
    return rows;
  }

  private static String text(byte[] body) {
    if (startsWith(body, 'P', 'K', 3, 4)) {
      throw Body.malformed("The file is a workbook, such as .xlsx. " + SAVE_AS_UTF_8);
    }
    boolean isUtf16 = startsWith(body, 0xFF, 0xFE) || startsWith(body, 0xFE, 0xFF);
    if (isUtf16) {
      throw Body.malformed("The file is in UTF-16. " + SAVE_AS_UTF_8);
    }
    CharBuffer decoded = CharBuffer.allocate(body.length);
    boolean isUtf8 =
        !StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body), decoded, true).isError();
    String text = decoded.flip().toString();
    if (!isUtf8) {
      throw Body.malformed(
          "The file is not in UTF-8 (first seen in line " + lines(text) + "). " + SAVE_AS_UTF_8);
    }
    before(text, '\uFFFD')
        .ifPresent(before -> {
          throw Body.malformed(
              "Line "
                  + lines(before)
                  + " has U+FFFD, in place of a character that is not in UTF-8. "
                  + SAVE_AS_UTF_8
                  + " If your file shows U+FFFD there, too, write the character again.");
        });
    before(text, '\0')
        .ifPresent(before -> {
          throw Body.malformed("Line " + lines(before) + " has a NUL character. " + SAVE_AS_UTF_8);
        });
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static Optional<String> before(String text, char refused) {
    int at = text.indexOf(refused);
    return at < 0 ? Optional.empty() : Optional.of(text.substring(0, at));
  }

  private static boolean startsWith(byte[] body, int... expected) {
    return body.length >= expected.length
        && IntStream.range(0, expected.length).allMatch(i -> (body[i] & 0xFF) == expected[i]);
  }

  private static long lines(String text) {
    return 1 + text.chars().filter(c -> c == '\n').count();
  }

  /** A line {@code sep=;} before all others, by which some spreadsheets say it themselves. */
  private static Optional<Character> namedSeparator(String text) {
    boolean isNamed =
        text.startsWith("sep=")
            && text.length() > NAMED_SEPARATOR
            && "\r\n".indexOf(text.charAt(NAMED_SEPARATOR)) >= 0;
    return isNamed ? Optional.of(text.charAt(NAMED_SEPARATOR - 1)) : Optional.empty();
  }

  /**
   * The one that makes most columns of the first line, since the key of metadata in a column's name
   * may have others; or else the one that is most frequent there.
   */
  private static char separator(String text) {
    String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    return SEPARATORS.stream()
        .max(
            Comparator.<Character>comparingLong(each -> columns(first, each))
                .thenComparingLong(each -> first.chars().filter(c -> c == each).count()))
        .orElseThrow();
  }

  private static long columns(String line, char separator) {
    return Arrays.stream(line.split(String.valueOf(separator), MOST_COLUMNS))
        .filter(name -> Columns.named(name.replace("\"", ""), new FieldErrors()).isPresent())
        .count();
  }

  private static List<CsvRecord> records(String text, char separator) {
    List<CsvRecord> records = new ArrayList<>();
    try {
      CsvReader.builder()
          .fieldSeparator(separator)
          .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
          .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
          .allowExtraCharsAfterClosingQuote(false)
          .ofCsvRecord(text + "\n" + END)
          .forEach(record -> add(record, records));
    } catch (CsvParseException malformed) {
      long line = records.isEmpty() ? 1 : records.getLast().getStartingLineNumber() + 1;
      throw Body.malformed(
          "The record that begins near line "
              + line
              + " cannot be read: "
              + reason(malformed)
              + ".");
    }
    CsvRecord last = records.removeLast();
    if (!last.getField(0).equals(END)) {
      throw Body.malformed(
          "A quotation mark in line " + last.getStartingLineNumber() + " is not closed.");
    }
    return records;
  }

  private static void add(CsvRecord record, List<CsvRecord> records) {
    if (records.size() > ChartFile.MAX_ROWS + 1) {
      throw Body.malformed(
          "The file has more than "
              + ChartFile.MAX_ROWS
              + " rows; import it in parts, parents first.");
    }
    records.add(record);
  }

  private static String reason(CsvParseException malformed) {
    String cause = String.valueOf(malformed.getCause());
    return cause.contains("after closing quote")
        ? "there is text after a closing quotation mark"
        : "it has too many columns, or a cell that is too large";
  }

  private static List<String> columns(CsvRecord header, FieldErrors problems) {
    if (header.getFieldCount() > MOST_COLUMNS) {
      throw Body.malformed(
          "The first line has "
              + header.getFieldCount()
              + " columns; a chart has at most "
              + MOST_COLUMNS
              + ".");
    }
    List<String> columns = new ArrayList<>();
    for (String name : header.getFields()) {
      // what has no name may have no cells, as behind the last column of many spreadsheets
      Optional<String> column = name.isBlank() ? Optional.empty() : Columns.named(name, problems);
      if (column.isPresent() && columns.contains(column.get())) {
        problems.add(
            In.BODY,
            Pointers.to(column.get()),
            "repeated",
            "names a column that stands here already");
      }
      columns.add(column.orElse(NAMELESS));
    }
    if (!columns.contains("name")) {
      problems.add(In.BODY, "/name", "required", "is a column that every chart has");
    }
    return columns;
  }

  private static Cells cells(CsvRecord record, List<String> columns, Set<String> known) {
    Map<String, String> texts = new HashMap<>();
    int shared = Math.min(columns.size(), record.getFieldCount());
    for (int i = 0; i < shared; i++) {
      String text = Formulas.restore(record.getField(i));
      if (!text.isBlank()) {
        texts.put(columns.get(i), text);
      }
    }
    boolean isTooLong =
        texts.remove(NAMELESS) != null
            || !record.getFields().subList(shared, record.getFieldCount()).stream()
                .allMatch(String::isBlank);
    List<FieldError> errors =
        isTooLong
            ? List.of(
                new FieldError(
                    In.BODY,
                    "",
                    "too-many-cells",
                    "has "
                        + record.getFieldCount()
                        + " cells for "
                        + columns.size()
                        + " columns; put text with separators in quotation marks"))
            : List.of();
    return new Cells((int) record.getStartingLineNumber(), known, texts, errors);
  }
}
