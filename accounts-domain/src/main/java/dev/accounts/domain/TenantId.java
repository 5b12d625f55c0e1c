package dev.accounts.domain;

/**
 * Names the tenant that an account belongs to; comes from a verified token or from the embedding
 * service, never from a request.
 *
 * @param value 1 to 128 characters, none of them a control character
 */
public record TenantId(String value) {
  public TenantId {
    Violations.of("/tenantId").text(value, 1, 128).throwIfAny();
  }

  @Override
  public String toString() {
    return value;
  }
}
