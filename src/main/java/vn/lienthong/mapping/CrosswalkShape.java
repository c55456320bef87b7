package vn.lienthong.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Text;

/**
 * A code that the province keeps in another scheme than the nation, or a word of its own for one of
 * the contract's; canonical is the nation's.
 */
final class CrosswalkShape implements Shape {
  private final Shape code;
  private final Crosswalk codes;

  /**
   * @param code how either side's own is read
   */
  CrosswalkShape(Shape code, Crosswalk codes) {
    this.code = code;
    this.codes = codes;
  }

  @Override
  public @Nullable String fromColumn(Object raw) throws Unfit {
    String local = Text.normal(code.fromColumn(raw));
    if (local == null) {
      return null;
    }
    return codes.toNation(local).orElseThrow(() -> unknown(codes.from()));
  }

  @Override
  public Object toColumn(String canonical) {
    return codes
        .toProvince(Text.clean(canonical))
        .orElseThrow(() -> new IllegalArgumentException("no code in " + codes.name()));
  }

  @Override
  public @Nullable String fromJson(JsonNode node) throws Unfit {
    String national = Text.normal(code.fromJson(node));
    if (national != null && codes.toProvince(national).isEmpty()) {
      throw unknown(codes.to());
    }
    return national;
  }

  @Override
  public Object toJson(String canonical) {
    return code.toJson(canonical);
  }

  private Unfit unknown(String scheme) {
    return new Unfit("unknown-code", scheme + " in codes/" + codes.name() + ".csv");
  }
}
