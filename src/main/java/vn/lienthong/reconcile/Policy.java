package vn.lienthong.reconcile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  Authority overField(Field field, Map<String, @Nullable String> values) {
    if (ruling != null || field.authority() == null) {
      return overRow(values);
    }
    return field.authority();
  }

  /** The fields that decide whose a row is. */
  Set<String> authorityFields() {
    return mapping.authority().rules().stream()
        .flatMap(rule -> rule.when().stream())
        .map(condition -> condition.name())
        .collect(java.util.stream.Collectors.toUnmodifiableSet());
  }

  static Authority authorityOf(Side side) {
    return side == Side.PROVINCE ? Authority.PROVINCE : Authority.NATIONAL;
  }
}
