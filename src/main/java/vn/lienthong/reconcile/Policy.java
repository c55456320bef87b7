package vn.lienthong.reconcile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Authority;
import vn.lienthong.mapping.Field;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Side;

/**
 * What a decision depends on besides the record itself.
 *
 * @param mapping fields, authority and retirement
 * @param check what the contract would refuse in a record's values, by cause; empty if nothing
 * @param now attempts that are due by then are made
 * @param today the day that retirements are dated with
 * @param ruling the side that a person chose; null if nobody did
 */
public record Policy(
    Mapping mapping,
    Function<Map<String, @Nullable String>, List<Cause>> check,
    Instant now,
    LocalDate today,
    @Nullable Side ruling) {
  Policy ruledFor(Side side) {
    return new Policy(mapping, check, now, today, side);
  }

  /** Whose the row with these values is, unless a person has ruled. */
  Authority overRow(Map<String, @Nullable String> values) {
    return ruling == null ? mapping.authority().of(values) : authorityOf(ruling);
  }

  /** Whose the field is in a row with these values, unless a person has ruled. */
  Authority over(Field field, Map<String, @Nullable String> values) {
    return ruling == null ? byMapping(field, values) : authorityOf(ruling);
  }

  /** The same, whatever a person has ruled. */
  Authority byMapping(Field field, Map<String, @Nullable String> values) {
    Authority own = decides(field) ? null : field.authority();
    return own == null ? mapping.authority().of(values) : own;
  }

  /** Whether it depends on this field whose a row is. */
  boolean decides(Field field) {
    return mapping.authority().rules().stream()
        .flatMap(rule -> rule.when().stream())
        .anyMatch(condition -> condition.name().equals(field.name()));
  }

  /** Whether the record ends by this field. */
  boolean ends(Field field) {
    return field.name().equals(mapping.retirement().field());
  }

  static Authority authorityOf(Side side) {
    return side == Side.PROVINCE ? Authority.PROVINCE : Authority.NATIONAL;
  }
}
