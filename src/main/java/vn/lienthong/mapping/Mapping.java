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
 * @param table the province's table or view, perhaps with a schema before a dot
 * @param identity names of the identity fields, in the key's order
 * @param slice {@code current} if the province keeps one row per code; null if it keeps history
 * @param together groups of fields that are merged as one
 * @param hash of the file and its crosswalks
 */
public record Mapping(
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
