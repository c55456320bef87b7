package vn.lienthong.mapping;

import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * One compiled mapping file.
 *
 * @param name the flow's: the file's name without {@code .yaml}
 * @param resource path below the API's base, such as {@code /dan-toc}
 * @param schema the contract's schema, such as {@code DanToc}
 * @param database the name of the provincial database that the table is in; null for the usual one
 * @param table the province's table or view, as {@link TableName} writes it
 * @param identity names of the identity fields, in the key's order
 * @param slice {@code current} if the province keeps one row per code; null if it keeps history
 * @param together groups of fields that are merged as one
 * @param feed null: both sides are reconciled; otherwise the province's records are fed to the
 *     nation
 * @param filter over columns of the table: rows that do not pass are only counted
 * @param rules that hold of a record before it is sent; empty if it is not fed
 * @param files child rows whose files travel too; null if there are none
 * @param hash of the file and its crosswalks
 */
public record Mapping(
    String name,
    String resource,
    String schema,
    @Nullable String database,
    String table,
    List<String> identity,
    Scope scope,
    RowAuthority authority,
    List<Field> fields,
    List<List<String>> together,
    Retirement retirement,
    Guard guard,
    Mode mode,
    @Nullable String slice,
    @Nullable Feeding feed,
    List<Condition> filter,
    List<Rule> rules,
    @Nullable FileRows files,
    String hash) {
  /** A reconciled one without a filter. */
  public Mapping(
      String name,
      String resource,
      String schema,
      String table,
      List<String> identity,
      Scope scope,
      RowAuthority authority,
      List<Field> fields,
      List<List<String>> together,
      Retirement retirement,
      Guard guard,
      Mode mode,
      @Nullable String slice,
      String hash) {
    this(
        name,
        resource,
        schema,
        null,
        table,
        identity,
        scope,
        authority,
        fields,
        together,
        retirement,
        guard,
        mode,
        slice,
        null,
        List.of(),
        List.of(),
        null,
        hash);
  }

  /** One without files. */
  public Mapping(
      String name,
      String resource,
      String schema,
      String table,
      List<String> identity,
      Scope scope,
      RowAuthority authority,
      List<Field> fields,
      List<List<String>> together,
      Retirement retirement,
      Guard guard,
      Mode mode,
      @Nullable String slice,
      @Nullable Feeding feed,
      List<Condition> filter,
      List<Rule> rules,
      String hash) {
    this(
        name,
        resource,
        schema,
        null,
        table,
        identity,
        scope,
        authority,
        fields,
        together,
        retirement,
        guard,
        mode,
        slice,
        feed,
        filter,
        rules,
        null,
        hash);
  }

  public boolean fed() {
    return feed != null;
  }

  /** The fields that are a column of the table itself. */
  public List<Field> columns() {
    return fields.stream().filter(field -> field.rows() == null).toList();
  }

  /** The fields of type ROWS. */
  public List<Field> children() {
    return fields.stream().filter(field -> field.rows() != null).toList();
  }

  /** A fed mapping's fields that the ministry fills; none of a reconciled one. */
  public List<Field> verdicts() {
    return fields.stream().filter(this::verdict).toList();
  }

  /** The fields that are sent: all but the verdicts. */
  public List<Field> sent() {
    return fields.stream().filter(field -> !verdict(field)).toList();
  }

  private boolean verdict(Field field) {
    return fed() && field.authority() == Authority.NATIONAL;
  }

  /**
   * @throws NoSuchElementException if the mapping has no such field
   */
  public Field field(String wanted) {
    return fields.stream()
        .filter(field -> field.name().equals(wanted))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException(name + " has no field " + wanted));
  }
}
