package vn.lienthong.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A table's or view's name as a mapping file writes it: {@code dm_dan_toc}, {@code dbo.Danh mục},
 * or with quotes around a part that has a dot or quotes in it, {@code "bao.cao"."Bảng 1"}. It only
 * serves to find the table: a statement names tables as the database itself does.
 *
 * @param schema null if none is given
 */
public record TableName(@Nullable String schema, String name) {
  /** Without control characters, and without the signs that camel-sql makes placeholders of. */
  static final String QUOTED = "\"(?:[^\\p{Cntrl}\"#?]|\"\")+\"";

  static final String EXPECTED = "a table or view, perhaps with its schema before a dot";

  private static final String PART = "(?:" + QUOTED + "|[\\p{L}\\p{M}\\p{N}_$ -]{1,128})";
  static final Pattern FORM = Pattern.compile("(?:" + PART + "\\.)?" + PART);
  private static final Pattern NEXT = Pattern.compile("(" + PART + ")(?:\\.|$)");

  /** Any text: one of another form is a name as it stands. */
  public static TableName of(String text) {
    if (!FORM.matcher(text).matches()) {
      return new TableName(null, text);
    }
    List<String> parts = new ArrayList<>();
    Matcher next = NEXT.matcher(text);
    while (next.find()) {
      parts.add(unquoted(next.group(1)));
    }
    return parts.size() == 1
        ? new TableName(null, parts.get(0))
        : new TableName(parts.get(0), parts.get(1));
  }

  /** The name between quotes, or the name itself. */
  static String unquoted(String part) {
    return part.startsWith("\"")
        ? part.substring(1, part.length() - 1).replace("\"\"", "\"")
        : part.strip();
  }
}
