package vn.lienthong.sandbox;

import java.util.ArrayList;
import java.util.List;

/** What an entry may ask for. */
final class Actions {
  private Actions() {}

  static List<FieldError> check(Entry entry) {
    List<FieldError> errors = new ArrayList<>();
    String action = entry.action();
    switch (action) {
      case "", Entry.ERASE -> {}
      case Entry.RETIRE -> {
        if (Json.value(entry.sent(), "hieuLucDen").isEmpty()) {
          errors.add(FieldError.missing("hieuLucDen"));
        }
      }
      default -> errors.add(new FieldError("thaoTac", "SAI_MA", "no such action"));
    }
    for (String ours : List.of("trangThai", "capNhatLuc")) {
      if (entry.sent().has(ours)) {
        errors.add(new FieldError(ours, "THUA_TRUONG", "is not for you to say"));
      }
    }
    if (!action.isEmpty() && entry.version().isEmpty()) {
      errors.add(FieldError.missing("phienBan"));
    }
    return errors;
  }

  /** What the entry is called once it is written. */
  static String status(Entry entry) {
    return switch (entry.action()) {
      case Entry.RETIRE -> "WITHDRAWN";
      case Entry.ERASE -> "ERASED";
      default -> "UPDATED";
    };
  }
}
