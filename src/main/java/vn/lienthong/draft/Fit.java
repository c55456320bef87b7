package vn.lienthong.draft;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import vn.lienthong.mapping.FieldType;
import vn.lienthong.province.Column;

/** Whether a column can hold what a field holds, by its type and by what is in it. */
final class Fit {
  /** A column that would have to be read through a view that makes another type of it. */
  static final double NOT_AS_IT_IS = 0.5;

  private static final int ENOUGH = 3;
  private static final Set<String> FLAGS =
      Set.of("0", "1", "true", "false", "t", "f", "y", "n", "yes", "no");
  private static final Set<String> TEXTS =
      Set.of(
          "CHAR", "VARCHAR", "NCHAR", "NVARCHAR", "LONGVARCHAR", "LONGNVARCHAR", "CLOB", "NCLOB");
  private static final Set<String> WHOLE = Set.of("TINYINT", "SMALLINT", "INTEGER", "BIGINT");
  private static final Set<String> EXACT = Set.of("NUMERIC", "DECIMAL");
  private static final Set<String> BINARY = Set.of("REAL", "FLOAT", "DOUBLE");
  private static final Set<String> DAYS = Set.of("DATE", "TIMESTAMP", "TIMESTAMP_WITH_TIMEZONE");
  private static final Set<String> BITS = Set.of("BOOLEAN", "BIT");
  private static final Pattern DAY =
      Pattern.compile("\\d{4}[-/]\\d{1,2}[-/]\\d{1,2}.*|\\d{1,2}[-/]\\d{1,2}[-/]\\d{4}");
  private static final Pattern NUMBER = Pattern.compile("[+-]?[\\d., ]+");
  private static final Pattern SEPARATED = Pattern.compile("[^;|,\n]+([;|,\n][^;|,\n]+)+");

  private Fit() {}

  /** 1 if the type fits, {@link #NOT_AS_IT_IS}, or 0. */
  static double type(FieldType type, Column column) {
    return switch (type) {
      case TEXT -> text(column) ? 1 : whole(column) ? NOT_AS_IT_IS : 0;
      case CODE -> text(column) ? 1 : whole(column) || exact(column) ? NOT_AS_IT_IS : 0;
      case LIST -> text(column) ? 1 : 0;
      case INTEGER ->
          whole(column) || (exact(column) && column.scale() <= 0)
              ? 1
              : text(column) || exact(column) ? NOT_AS_IT_IS : 0;
      case DECIMAL ->
          exact(column) ? 1 : whole(column) || binary(column) || text(column) ? NOT_AS_IT_IS : 0;
      case DATE -> day(column) ? 1 : text(column) && column.size() >= 8 ? NOT_AS_IT_IS : 0;
      case BOOLEAN ->
          flag(column)
              ? 1
              : whole(column) || exact(column) || (text(column) && column.size() <= 5) ? 0.9 : 0;
      case ROWS -> 0;
    };
  }

  /** Whether a mapping can read the column as the field, perhaps with a crosswalk of its words. */
  static boolean usable(Target.Wanted field, Column column) {
    boolean words = !field.property().limits().anyOf().isEmpty();
    return type(field.type(), column) > NOT_AS_IT_IS
        || (field.type() == FieldType.TEXT && words && whole(column));
  }

  /** What the values make of a worth that name and type gave. */
  static double values(double worth, Target.Wanted field, Column column, List<String> values) {
    if (values.size() < ENOUGH || field.type() == FieldType.ROWS) {
      return worth;
    }
    String pattern = field.property().limits().pattern();
    List<String> words = field.property().limits().anyOf();
    return switch (field.type()) {
      case BOOLEAN -> {
        double share = share(values, value -> FLAGS.contains(value.toLowerCase(Locale.ROOT)));
        yield share >= 0.95 ? up(worth, flag(column) ? 0.1 : 0.3) : worth * 0.2;
      }
      case LIST -> {
        double share = share(values, value -> SEPARATED.matcher(value).matches());
        yield share >= 0.2 ? up(worth, 0.3) : worth;
      }
      case DATE ->
          text(column) && share(values, value -> DAY.matcher(value).matches()) < 0.8
              ? worth * 0.2
              : worth;
      case INTEGER, DECIMAL ->
          text(column) && share(values, value -> NUMBER.matcher(value).matches()) < 0.8
              ? worth * 0.2
              : worth;
      default ->
          !words.isEmpty()
              ? words(worth, share(values, words::contains))
              : pattern != null ? pattern(worth, pattern, values) : free(worth, field, values);
    };
  }

  private static double words(double worth, double share) {
    return share >= 0.9 ? up(worth, 0.6) : share < 0.2 ? worth * 0.85 : worth;
  }

  private static double pattern(double worth, String pattern, List<String> values) {
    Pattern compiled = Pattern.compile(pattern);
    double share = share(values, value -> compiled.matcher(value).find());
    boolean telling = pattern.contains("[0-9]{");
    if (share >= 0.9) {
      return up(worth, telling ? 0.3 : 0.05);
    }
    return share < 0.3 ? worth * (telling ? 0.4 : 0.5) : worth;
  }

  private static double free(double worth, Target.Wanted field, List<String> values) {
    int most = field.property().limits().maxLength();
    double tooLong = share(values, value -> value.length() > most);
    double numbers = share(values, value -> value.matches("\\d+"));
    boolean name = field.name().equals("ten") || field.name().equals("noiDung");
    double left = tooLong > 0.1 ? worth * 0.6 : worth;
    return name && numbers > 0.8 ? left * 0.3 : left;
  }

  static double share(List<String> values, Predicate<String> test) {
    return values.isEmpty() ? 0 : (double) values.stream().filter(test).count() / values.size();
  }

  /** Part of the way that is left to certainty. */
  static double up(double worth, double part) {
    return worth <= 0 ? worth : worth + (1 - worth) * part;
  }

  static boolean text(Column column) {
    return TEXTS.contains(String.valueOf(column.type()));
  }

  /** Neither bytes nor something that only this database knows. */
  static boolean readable(Column column) {
    return text(column)
        || whole(column)
        || exact(column)
        || binary(column)
        || day(column)
        || flag(column);
  }

  static boolean whole(Column column) {
    return WHOLE.contains(String.valueOf(column.type()));
  }

  private static boolean exact(Column column) {
    return EXACT.contains(String.valueOf(column.type()));
  }

  private static boolean binary(Column column) {
    return BINARY.contains(String.valueOf(column.type()));
  }

  private static boolean day(Column column) {
    return DAYS.contains(String.valueOf(column.type()));
  }

  private static boolean flag(Column column) {
    return BITS.contains(String.valueOf(column.type()));
  }
}
