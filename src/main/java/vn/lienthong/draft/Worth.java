package vn.lienthong.draft;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.FieldType;
import vn.lienthong.province.Column;
import vn.lienthong.province.Table.ForeignKey;

/** What speaks for a column being a field: name, type, values, keys, references; from 0 to 1. */
final class Worth {
  private static final double LEAST_NAME = 0.4;

  private final Phrasebook book;
  private final Surmise surmise;

  Worth(Phrasebook book, Surmise surmise) {
    this.book = book;
    this.surmise = surmise;
  }

  double of(Target target, Target.Wanted field, Sight sight, Column column) {
    double type = Fit.type(field.type(), column);
    double name = type == 0 ? 0 : name(target, field, column);
    if (name < LEAST_NAME || runningNumber(sight, column)) {
      return 0;
    }
    List<String> values = sight.values(column);
    double worth = Fit.values(name * type, field, column, values);
    worth = key(worth, target, field, sight, column);
    worth = reference(worth, target, field, sight, column);
    return field.name().equals("maTinh") ? owner(worth, values) : worth;
  }

  private double name(Target target, Target.Wanted field, Column column) {
    double name = book.column(column.name(), target.kind(), field.name());
    double other =
        Math.max(book.column(column.name(), "none"), book.column(column.name(), "status"));
    return other > name || (other == name && other > 0.95) ? name * 0.5 : name;
  }

  /** A number that means nothing outside this database, or a reference to one. */
  static boolean runningNumber(Sight sight, Column column) {
    boolean whole =
        Fit.whole(column) || (column.scale() == 0 && Fit.type(FieldType.INTEGER, column) == 1);
    boolean id = column.name().equalsIgnoreCase("id");
    return column.typeName().toLowerCase(Locale.ROOT).contains("uuid")
        || (whole && (id || sight.foreignKey(column).isPresent()));
  }

  private static double key(
      double worth, Target target, Target.Wanted field, Sight sight, Column column) {
    boolean identity = target.identity().contains(field.name());
    boolean any = sight.columns().stream().anyMatch(sight::inAnyKey);
    if (identity && any) {
      return sight.inAnyKey(column) ? Fit.up(worth, 0.3) : worth * 0.75;
    }
    return !identity && sight.unique(column) ? worth * 0.6 : worth;
  }

  private double reference(
      double worth, Target target, Target.Wanted field, Sight sight, Column column) {
    Optional<ForeignKey> key = sight.foreignKey(column);
    if (key.isEmpty() || field.refers() == null) {
      return key.isPresent() && own(sight, key.get()) ? worth * 0.4 : worth;
    }
    if (own(sight, key.get())) {
      return field.refers().equals(Target.path(target.kind())) ? Fit.up(worth, 0.5) : worth * 0.3;
    }
    String kind = surmise.kind(key.get().target());
    if (kind == null) {
      return worth;
    }
    return field.refers().equals(Target.path(kind)) ? Fit.up(worth, 0.4) : worth * 0.4;
  }

  private static boolean own(Sight sight, ForeignKey key) {
    return key.target().equalsIgnoreCase(sight.name());
  }

  /** Whose a record is says the same in nearly every row. */
  private double owner(double worth, List<String> values) {
    if (values.size() < 3) {
      return worth;
    }
    double ours =
        Fit.share(values, value -> value.equals(surmise.province()) || value.equals("TW"));
    return ours > 0.6 ? Fit.up(worth, 0.5) : worth * 0.7;
  }

  @Nullable String kind(String table) {
    return surmise.kind(table);
  }
}
