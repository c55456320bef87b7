package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Follows the references of records, within one transaction. */
final class References {
  private static final int MOST_ERRORS = 20;
  private final Shape shape;
  private final Records records;
  private final Codes codes;

  References(Shape shape, Records records, Codes codes) {
    this.shape = shape;
    this.records = records;
    this.codes = codes;
  }

  /**
   * Adds an error for each code given that no record has.
   *
   * @param whole the record that the given fields become part of
   */
  void check(JsonNode given, JsonNode whole, List<FieldError> errors) throws SQLException {
    for (Map.Entry<String, FieldRule> field : shape.content().entrySet()) {
      JsonNode value = given.path(field.getKey());
      if (value.isNull() || value.isMissingNode()) {
        continue;
      }
      Optional<Reference> reference = field.getValue().reference();
      if (reference.isPresent()) {
        check(field.getKey(), reference.get(), value.asText(), whole, errors);
      }
      RowRule rows = field.getValue().rows();
      if (rows != null) {
        checkRows(field.getKey(), rows, value, whole, errors);
      }
    }
  }

  private void checkRows(
      String field, RowRule rows, JsonNode value, JsonNode whole, List<FieldError> errors)
      throws SQLException {
    int enough = errors.size() + MOST_ERRORS;
    for (Map.Entry<String, FieldRule> member : rows.members().entrySet()) {
      Optional<Reference> reference = member.getValue().reference();
      for (int i = 0; reference.isPresent() && i < value.size() && errors.size() < enough; i++) {
        JsonNode code = value.get(i).path(member.getKey());
        if (code.isTextual()) {
          String place = field + "[" + i + "]." + member.getKey();
          check(place, reference.get(), code.textValue(), whole, errors);
        }
      }
    }
  }

  private void check(
      String place, Reference reference, String code, JsonNode whole, List<FieldError> errors)
      throws SQLException {
    boolean there;
    if (reference.rows() == null) {
      there = codes.known(records, reference.resource(), code);
    } else {
      String holder = whole.path(reference.by()).asText();
      Optional<Set<String>> rows = codes.ofRows(records, reference, holder);
      there = rows.isEmpty() || rows.get().contains(code);
    }
    if (!there) {
      errors.add(new FieldError(place, "KHONG_TON_TAI", "no such " + reference.resource()));
    }
  }
}
