package vn.lienthong.reconcile.history;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/** What a side makes of what it is given, whoever gives it. */
enum Rewriting {
  NONE,
  TRIMS,
  PADS,
  ROUNDS,
  UPPER_CASE,
  LOWER_CASE,
  DECOMPOSES,
  /** Whenever {@code ten} changes, {@code ghiChu} is filled with something made of it. */
  FILLS;

  String of(String field, String value) {
    if (value == null || field.equals("ma") || field.equals("hieuLucDen")) {
      return value;
    }
    return switch (this) {
      case NONE, FILLS -> value;
      case TRIMS -> value.isBlank() ? null : value.strip();
      case PADS -> value.length() < 12 ? value + " ".repeat(12 - value.length()) : value;
      case ROUNDS -> field.equals("dienTich") ? rounded(value) : value;
      case UPPER_CASE -> field.equals("cap") ? value : value.toUpperCase(Locale.ROOT);
      case LOWER_CASE -> field.equals("cap") ? value : value.toLowerCase(Locale.ROOT);
      case DECOMPOSES -> Normalizer.normalize(value, Normalizer.Form.NFD);
    };
  }

  private static String rounded(String value) {
    return new BigDecimal(value.strip()).setScale(1, RoundingMode.HALF_UP).toPlainString();
  }

  /** What a trigger does to the other fields when these were given. */
  Map<String, String> triggered(Map<String, String> given, Map<String, String> before) {
    boolean renamed =
        given.containsKey("ten") && !String.valueOf(given.get("ten")).equals(before.get("ten"));
    return this == FILLS && renamed ? Map.of("ghiChu", "of " + given.get("ten")) : Map.of();
  }

  /** Whether a value of this field says nothing of what was given. */
  boolean overrules(String field) {
    return this == FILLS && field.equals("ghiChu");
  }
}
