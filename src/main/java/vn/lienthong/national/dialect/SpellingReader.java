package vn.lienthong.national.dialect;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import vn.lienthong.mapping.Block;
import vn.lienthong.national.dialect.Dialect.Case;
import vn.lienthong.national.dialect.Dialect.Spelling;

/** Reads how names and values are written: the blocks {@code fields} and {@code values}. */
final class SpellingReader {
  private static final Pattern DATE =
      Pattern.compile("yyyy[-/.]?MM[-/.]?dd|dd[-/.]?MM[-/.]?yyyy|MM[-/.]dd[-/.]yyyy");
  private static final Map<String, Case> CASES =
      DialectReader.words(Case.values(), one -> one.name().toLowerCase(Locale.ROOT));

  private SpellingReader() {}

  static Spelling read(Block whole) {
    Optional<Block> fields = whole.block("fields");
    fields.ifPresent(found -> found.only(List.of("case", "names")));
    Optional<Block> values = whole.block("values");
    values.ifPresent(found -> found.only(List.of("date", "boolean", "null", "absent")));
    boolean clears = values.map(SpellingReader::clears).orElse(false);
    return new Spelling(
        fields.map(found -> found.word("case", CASES, Case.CAMEL)).orElse(Case.CAMEL),
        fields
            .flatMap(found -> found.block("names"))
            .map(found -> DialectReader.names(found, null))
            .orElse(Map.of()),
        values.map(SpellingReader::date).orElse(Spelling.ISO),
        values.map(SpellingReader::booleans).orElse(List.of()),
        values.map(found -> nulls(found, clears)).orElse(true),
        clears);
  }

  private static String date(Block values) {
    String date = values.text("date");
    if (date != null && !DATE.matcher(date).matches()) {
      DialectReader.fault(values, "date", date, "yyyy, MM and dd, such as dd-MM-yyyy");
    }
    return date == null || !DATE.matcher(date).matches() ? Spelling.ISO : date;
  }

  private static List<String> booleans(Block values) {
    List<String> texts = values.texts("boolean");
    if (!texts.isEmpty() && (texts.size() != 2 || texts.get(0).equals(texts.get(1)))) {
      DialectReader.fault(
          values, "boolean", String.join(", ", texts), "two texts: of true and of false");
      return List.of();
    }
    return texts;
  }

  private static boolean nulls(Block values, boolean clears) {
    boolean send = values.word("null", words("omit", "send"), true);
    if (!send && !clears) {
      // nothing could ever be emptied
      DialectReader.fault(values, "null", "omit", "send, or beside it absent: clears");
    }
    return send;
  }

  private static boolean clears(Block values) {
    return values.word("absent", words("unchanged", "clears"), false);
  }

  private static Map<String, Boolean> words(String no, String yes) {
    return new TreeMap<>(Map.of(no, false, yes, true));
  }
}
