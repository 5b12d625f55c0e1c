package dev.accounts.standin.statement;

import dev.accounts.standin.wire.ErrorType;
import dev.accounts.standin.wire.RequestBody;
import java.util.Optional;

/** How a result is wanted. */
public record ResultForm(
    boolean withMetadata, boolean asJson, boolean longsAsText, boolean numericsAsNumbers) {
  /** As results come when a call asks for nothing else. */
  public static final ResultForm USUAL = new ResultForm(false, false, false, false);

  /** As this call asks for. */
  public static ResultForm read(RequestBody body) {
    RequestBody options = body.object("resultSetOptions");
    return new ResultForm(
        body.flag("includeResultMetadata"),
        isOther(body.text("formatRecordsAs"), "JSON", "NONE"),
        isOther(options.text("longReturnType"), "STRING", "LONG"),
        isOther(options.text("decimalReturnType"), "DOUBLE_OR_LONG", "STRING"));
  }

  /** The kind as which this value is returned. */
  FieldType wanted(FieldType type, String value) {
    if (type == FieldType.LONG && longsAsText) {
      return FieldType.STRING;
    }
    if (type == FieldType.NUMERIC && numericsAsNumbers) {
      return value.contains(".") || value.equals("NaN") ? FieldType.DOUBLE : FieldType.LONG;
    }
    return type;
  }

  private static boolean isOther(Optional<String> choice, String other, String usual) {
    if (choice.isPresent() && !choice.get().equals(other) && !choice.get().equals(usual)) {
      throw ErrorType.VALIDATION.refuse(
          "1 validation error detected: Member must satisfy enum value set: [%s, %s]"
              .formatted(usual, other));
    }
    return choice.filter(other::equals).isPresent();
  }
}
