package com.nimbusds.jose.shaded.gson;

/** The settings that are used here, of the many that Gson has. */
public final class GsonBuilder {
  private Strictness strictness = Strictness.LENIENT;
  private ToNumberStrategy numbers = ToNumberPolicy.DOUBLE;
  private boolean writesNulls;
  private boolean isForHtml = true;

  public GsonBuilder setStrictness(Strictness strictness) {
    this.strictness = strictness;
    return this;
  }

  public GsonBuilder setObjectToNumberStrategy(ToNumberStrategy numbers) {
    this.numbers = numbers;
    return this;
  }

  public GsonBuilder serializeNulls() {
    writesNulls = true;
    return this;
  }

  public GsonBuilder disableHtmlEscaping() {
    isForHtml = false;
    return this;
  }

  public Gson create() {
    return new Gson(strictness, numbers, writesNulls, isForHtml);
  }
}
