package vn.lienthong.draft;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a mapping of a resource says beside its columns: {@code habits.txt}. */
record Habits(Map<String, String> lines) {
  static Habits read() {
    return new Habits(Phrasebook.lines("habits.txt"));
  }

  @Nullable String scheme(String kind, String field) {
    return lines.get("scheme." + kind + "." + field);
  }

  @Nullable String of(String habit, String kind) {
    return lines.get(habit + "." + kind);
  }

  boolean sensitive(String kind, String field) {
    return List.of(lines.getOrDefault("sensitive." + kind, "").split(" ")).contains(field);
  }
}
