package vn.lienthong.admin.access;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What somebody may do; each may also do what those before it may. */
public enum Role {
  /** Sees how things stand. */
  VIEWER,
  /** Starts runs, tries again, pauses. */
  OPERATOR,
  /** Decides: approves plans, settles conflicts, changes the province's database. */
  ADMINISTRATOR;

  /** Whether it may do what the other may. */
  public boolean covers(Role other) {
    return compareTo(other) >= 0;
  }

  /** As in the file of accounts: {@code viewer}. */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Role> of(String text) {
    return Arrays.stream(values()).filter(role -> role.text().equals(text)).findFirst();
  }

  static List<String> texts() {
    return Arrays.stream(values()).map(Role::text).toList();
  }
}
