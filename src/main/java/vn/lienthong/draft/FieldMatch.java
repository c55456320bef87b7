package vn.lienthong.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.lienthong.province.Column;

/**
 * A field and the column that is proposed for it.
 *
 * @param confidence from 0 to 1
 * @param usable the column's type can be read as the field's
 * @param others columns that might be meant instead
 * @param codes the crosswalk that its values need; null for none
 */
record FieldMatch(
    Target.Wanted field,
    Column column,
    double confidence,
    boolean usable,
    List<String> others,
    @Nullable String codes) {
  FieldMatch with(@Nullable String crosswalk) {
    return new FieldMatch(field, column, confidence, usable, others, crosswalk);
  }

  FieldMatch atMost(double most) {
    return new FieldMatch(field, column, Math.min(confidence, most), usable, others, codes);
  }

  boolean sure() {
    return confidence >= 0.8 && usable;
  }
}
