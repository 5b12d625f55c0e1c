package dev.accounts.rest.body;

import dev.accounts.domain.AccountId;
import dev.accounts.domain.Edit;
import dev.accounts.domain.FieldEdit;
import dev.accounts.domain.MetadataEdit;
import dev.accounts.rest.http.FieldError.In;
import dev.accounts.rest.json.Json;
import java.util.Optional;

/** Reads a merge patch (RFC 7396) of an account: absent keeps, null clears. */
public final class PatchBody {
  private PatchBody() {}

  /** The edit; with errors gathered, what is returned must not be used. */
  public static Edit read(BodyFields fields) {
    FieldEdit<AccountId> parent = edit(fields, "parentId", fields::accountId);
    FieldEdit<String> name = edit(fields, "name", fields::text);
    FieldEdit<String> number = edit(fields, "accountNumber", fields::text);
    FieldEdit<String> reference = edit(fields, "externalReference", fields::text);
    MetadataEdit metadata = MetadataBody.patch(fields);
    return fields
        .errors()
        .gather(In.BODY, () -> new Edit(parent, name, number, reference, metadata))
        .orElse(Edit.NOTHING);
  }

  private static <T> FieldEdit<T> edit(BodyFields fields, String name, Reading<T> reading) {
    if (!fields.has(name)) {
      return FieldEdit.keep();
    }
    return fields.raw(name) == Json.Plain.NULL
        ? FieldEdit.clear()
        : reading.of(name).map(FieldEdit::put).orElseGet(FieldEdit::keep);
  }

  /** Reads a field that is there and is not null. */
  private interface Reading<T> {
    Optional<T> of(String name);
  }
}
