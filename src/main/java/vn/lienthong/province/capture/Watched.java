package vn.lienthong.province.capture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.lienthong.mapping.ChildRows;
import vn.lienthong.mapping.Field;
import vn.lienthong.mapping.FieldType;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.province.Column;
import vn.lienthong.province.ProvinceSchema;
import vn.lienthong.province.Table;

/**
 * A table whose changes are changes of a flow's records.
 *
 * @param number 0 for the mapped table itself, from 1 for its child tables
 * @param key its columns that name the record, in the order of the mapping's identity
 */
record Watched(String flow, int number, Table table, List<Part> key) {
  private static final Pattern MISTAKABLE = Pattern.compile("[%,'\\\\]");
  private static final Pattern HEX = Pattern.compile("%([0-9a-f]{2})");

  /**
   * A part of the record's key.
   *
   * @param column of the watched table
   * @param parent the mapped table's column that holds the same; the same one for itself
   */
  record Part(Column column, Column parent, FieldType type) {
    boolean textual() {
      return type == FieldType.TEXT || type == FieldType.CODE;
    }
  }

  /** The mapped table first. */
  static List<Watched> of(Mapping mapping, ProvinceSchema schema) {
    Table table = schema.table(mapping.table());
    List<Field> identity = mapping.identity().stream().map(mapping::field).toList();
    List<Watched> all = new ArrayList<>();
    List<Part> own = new ArrayList<>();
    for (Field field : identity) {
      Column column = table.required(field.column());
      own.add(new Part(column, column, field.type()));
    }
    all.add(new Watched(mapping.name(), 0, table, own));
    for (Field field : mapping.children()) {
      ChildRows rows = field.rows();
      if (rows != null) {
        all.add(child(mapping.name(), all.size(), schema.table(rows.table()), rows, own));
      }
    }
    return List.copyOf(all);
  }

  private static Watched child(
      String flow, int number, Table table, ChildRows rows, List<Part> own) {
    List<Part> key = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      Column column = table.required(rows.parent().get(i));
      key.add(new Part(column, own.get(i).column(), own.get(i).type()));
    }
    return new Watched(flow, number, table, key);
  }

  /** The key's columns, commas between; what could be mistaken in a literal is written as hex. */
  String columns() {
    return key.stream()
        .map(part -> MISTAKABLE.matcher(part.column().name()).replaceAll(Watched::hex))
        .collect(Collectors.joining(","));
  }

  private static String hex(MatchResult sign) {
    return "%%%02x".formatted((int) sign.group().charAt(0));
  }

  /** The names in a text that {@link #columns} gave. */
  static List<String> columns(String text) {
    return Arrays.stream(text.split(","))
        .map(
            name ->
                HEX.matcher(name)
                    .replaceAll(
                        hex ->
                            Matcher.quoteReplacement(
                                Character.toString(Integer.parseInt(hex.group(1), 16)))))
        .toList();
  }

  /** As the database itself joins them. */
  String plainColumns() {
    return key.stream().map(part -> part.column().name()).collect(Collectors.joining(","));
  }

  boolean child() {
    return number > 0;
  }

  /** What all names of ours for it begin with; short enough for every database. */
  String name() {
    String readable = flow.replace('-', '_');
    String shortened =
        readable.length() <= 40
            ? readable
            : readable.substring(0, 31) + "_" + Integer.toHexString(readable.hashCode());
    return "lien_thong_" + shortened + "_" + number;
  }
}
