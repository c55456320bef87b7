package vn.lienthong.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.FileRows;
import vn.lienthong.mapping.Lenses;

/**
 * A file as its document lists it.
 *
 * @param size in bytes; -1 if the document does not say
 * @param sha256 of its content in hex; null if the document does not say
 */
record ListedFile(int number, String name, long size, @Nullable String sha256) {
  /** Those of the canonical text of child rows. */
  static List<ListedFile> of(@Nullable String rows) {
    List<ListedFile> files = new ArrayList<>();
    for (Map<String, String> row : Lenses.rows(rows)) {
      String number = row.getOrDefault(FileRows.NUMBER, "");
      if (number.matches("\\d{1,9}")) {
        files.add(
            new ListedFile(
                Integer.parseInt(number),
                row.getOrDefault(FileRows.NAME, ""),
                size(row.getOrDefault(FileRows.SIZE, "")),
                hash(row.getOrDefault(FileRows.SHA256, ""))));
      }
    }
    return files;
  }

  private static long size(String text) {
    return text.matches("\\d{1,15}") ? Long.parseLong(text) : -1;
  }

  private static @Nullable String hash(String text) {
    String hash = text.strip().toLowerCase(Locale.ROOT);
    return hash.matches("[0-9a-f]{64}") ? hash : null;
  }
}
