package vn.lienthong.province;

import org.jspecify.annotations.Nullable;

/** A mapping names something that the province's database does not have or does not show us. */
public final class ProvinceSchemaFault extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String missing;
  private final @Nullable String nearest;

  ProvinceSchemaFault(String what, String missing, @Nullable String nearest) {
    super(
        "the province's database has no "
            + what
            + " "
            + missing
            + ", or gives no right to see it"
            + (nearest == null ? "" : "; did you mean " + nearest + "?"));
    this.missing = missing;
    this.nearest = nearest;
  }

  /** The name that was looked for. */
  public String missing() {
    return missing;
  }

  /** The name nearest to it, if one is near. */
  public @Nullable String nearest() {
    return nearest;
  }
}
