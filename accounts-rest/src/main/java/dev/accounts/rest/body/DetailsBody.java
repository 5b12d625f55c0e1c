package dev.accounts.rest.body;

import dev.accounts.domain.Details;
import dev.accounts.domain.Metadata;
import dev.accounts.rest.http.FieldError.In;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the changeable fields of an account: all of them, where absent means empty, and so does
 * null.
 */
public final class DetailsBody {
  /** The names of the fields that it reads. */
  public static final Set<String> FIELDS =
      Set.of("name", "parentId", "accountNumber", "externalReference", "metadata");

  /** The same, and what only the service sets: what was read can be sent back. */
  public static final Set<String> AS_READ = BodyFields.andReadOnly(FIELDS);

  /** Stands for a name that is missing, so that the other fields are checked all the same. */
  private static final String ANY_NAME = "-";

  private DetailsBody() {}

  /** The details; with errors gathered, what is returned must not be used. */
  public static Details read(BodyFields fields) {
    Details wanted = Details.named(ANY_NAME);
    String name = fields.requiredText("name").orElse(ANY_NAME);
    var parent = fields.accountId("parentId");
    Optional<String> number = fields.text("accountNumber");
    Optional<String> reference = fields.text("externalReference");
    Metadata metadata = MetadataBody.whole(fields);
    return fields
        .errors()
        .gather(In.BODY, () -> new Details(parent, name, number, reference, metadata).normal())
        .orElse(wanted);
  }
}
