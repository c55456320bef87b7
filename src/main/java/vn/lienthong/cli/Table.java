package vn.lienthong.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Columns as wide as their widest cell; numbers to the right. Columns that are all empty go. */
final class Table {
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[\\d+m");
  private static final Pattern NUMBER = Pattern.compile("[\\d–]+");
  private static final String BETWEEN = "  ";
  private final Screen screen;
  private final List<List<String>> rows = new ArrayList<>();
  private String indent = "";

  Table(Screen screen, String... columns) {
    this.screen = screen;
    List<String> headings = new ArrayList<>();
    for (String column : columns) {
      headings.add(screen.heading(column));
    }
    rows.add(headings);
  }

  Table indented() {
    indent = "    ";
    return this;
  }

  Table row(Object... cells) {
    List<String> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(cell.toString());
    }
    rows.add(row);
    return this;
  }

  /** How a column is printed: looked at once, however many rows there are. */
  private record Column(int place, int width, boolean numeric) {}

  void print() {
    List<Column> columns =
        IntStream.range(0, rows.get(0).size())
            .filter(place -> !isEmpty(place))
            .mapToObj(place -> new Column(place, width(place), isNumeric(place)))
            .toList();
    for (int i = 0; i < rows.size(); i++) {
      List<String> row = rows.get(i);
      String cells =
          columns.stream().map(column -> cell(row, column)).collect(Collectors.joining(BETWEEN));
      String text = (indent + cells).stripTrailing();
      screen.line(i == 0 ? screen.dim(text) : text);
    }
  }

  private static String cell(List<String> row, Column column) {
    String text = row.get(column.place());
    String blanks = " ".repeat(column.width() - width(text));
    return column.numeric() ? blanks + text : text + blanks;
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> width(row.get(column))).max().orElse(0);
  }

  private boolean isEmpty(int column) {
    return rows.size() > 1 && rows.stream().skip(1).allMatch(row -> row.get(column).isEmpty());
  }

  private boolean isNumeric(int column) {
    return rows.stream().skip(1).allMatch(row -> NUMBER.matcher(row.get(column)).matches());
  }

  /** What is seen: colours take no place, nor do marks that combine with the letter before. */
  private static int width(String text) {
    return (int)
        COLOUR
            .matcher(text)
            .replaceAll("")
            .codePoints()
            .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
            .count();
  }
}
