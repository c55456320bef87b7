package vn.lienthong.mapping;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code files}: which child rows of a reconciled mapping are files, and where they lie. */
final class FilesReader {
  private static final List<String> FIELDS =
      List.of(FileRows.NUMBER, FileRows.NAME, FileRows.SIZE, FileRows.SHA256);

  private final Block whole;
  private final List<Field> fields;
  private final Findings findings;

  FilesReader(Block whole, List<Field> fields) {
    this.whole = whole;
    this.fields = fields;
    this.findings = whole.findings();
  }

  /** Null if the mapping has no files. */
  @Nullable FileRows read() {
    Optional<Block> block = whole.block("files");
    if (block.isEmpty()) {
      return null;
    }
    Block files = block.get();
    files.only(List.of("rows", "path"));
    if (whole.keys().contains("feed")) {
      add(whole, "files", "files beside feed", "a reconciled mapping");
    }
    String rows = files.text("rows", FieldReader.NAME, "a field that is child rows");
    String path = files.text("path", FieldReader.COLUMN, "a column of the child table");
    List<Field> children = fields.stream().filter(field -> field.rows() != null).toList();
    children.stream()
        .filter(field -> field.name().equals(rows))
        .findFirst()
        .ifPresentOrElse(
            field -> check(files, Objects.requireNonNull(field.rows()), path),
            () -> unknown(files, rows, children));
    return new FileRows(rows, path);
  }

  private void unknown(Block files, String rows, List<Field> children) {
    if (!rows.isEmpty()) {
      List<String> names = children.stream().map(Field::name).toList();
      findings.unknown(files.line("rows"), files.at("rows"), rows, names);
    }
  }

  private void check(Block files, ChildRows rows, String path) {
    List<String> names = rows.fields().stream().map(Field::name).toList();
    List<String> missing = FIELDS.stream().filter(name -> !names.contains(name)).toList();
    if (!missing.isEmpty()) {
      add(files, "rows", "rows without " + String.join(", ", missing), "rows that are files");
    } else if (!rows.identity().equals(List.of(FileRows.NUMBER))
        || rows.field(FileRows.NUMBER).type() != FieldType.INTEGER) {
      add(files, "rows", "rows told apart otherwise", "identity: [so], a field of type integer");
    }
    for (Field field : rows.fields()) {
      if (field.column().equalsIgnoreCase(path)) {
        add(files, "path", "the column of the field " + field.name(), "one that is not mapped");
      }
    }
    if (rows.parent().stream().anyMatch(path::equalsIgnoreCase)) {
      add(files, "path", "a column of the parent's identity", "one that is not mapped");
    }
  }

  private void add(Block block, String key, String found, String expected) {
    findings.add(block.line(key), block.at(key), found, expected);
  }
}
