package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An entry of a fed resource, with all that can be said of it without looking at the records.
 *
 * @param action empty, NGUNG or XOA
 * @param source the province's version of the record
 * @param digest of the record that it would become; empty if it will not
 * @param errors if there are any, it is refused
 */
record FeedEntry(
    String id,
    String action,
    String source,
    Optional<String> identity,
    ObjectNode fields,
    byte[] digest,
    List<FieldError> errors) {
  /** Stands for the source of who cannot tell it. */
  static final String UNTOLD = "0.0";

  private static final int LARGEST = 1_000_000;
  private static final Pattern ID = Pattern.compile("[0-9A-Za-z:._-]{1,80}");
  private static final Pattern SOURCE = Pattern.compile("[0-9]{1,19}[.][0-9]{1,19}");
  private static final List<String> OURS = List.of("phienBan", "trangThai", "capNhatLuc");

  /**
   * Reads an entry.
   *
   * @param size of the whole batch in bytes
   */
  static FeedEntry of(Shape shape, Entry entry, Oddities oddities, int size) {
    ObjectNode fields = oddities.rewritten(entry.fields());
    List<FieldError> errors = new ArrayList<>(0);
    String id = taken(fields, "id", ID, errors);
    String source = taken(fields, "phienBanNguon", SOURCE, errors);
    String action = entry.action();
    if (!action.isEmpty() && !action.equals(Entry.RETIRE) && !action.equals(Entry.ERASE)) {
      errors.add(new FieldError("thaoTac", "SAI_MA", "no such action"));
    }
    OURS.stream().filter(fields::has).forEach(name -> errors.add(notYours(name)));
    fields.remove(OURS);
    shape.content().keySet().stream()
        .filter(name -> fields.has(name) && shape.judged(name))
        .forEach(name -> errors.add(notYours(name)));
    errors.addAll(action.isEmpty() ? shape.check(fields) : shape.checkGiven(fields));
    boolean sound = errors.isEmpty() && action.isEmpty();
    if (sound && size > LARGEST && Json.bytes(fields).length > LARGEST) {
      errors.add(new FieldError("id", "QUA_DAI", "more than 1 MB"));
    }
    Optional<String> identity = shape.identityOf(fields);
    byte[] digest = sound ? Digests.of(shape, new Stored(id, "", fields)) : new byte[0];
    return new FeedEntry(id, action, source, identity, fields, digest, errors);
  }

  private static FieldError notYours(String name) {
    return new FieldError(name, "THUA_TRUONG", "is not for you to say");
  }

  private static String taken(
      ObjectNode fields, String name, Pattern pattern, List<FieldError> errors) {
    Optional<String> value = Json.string(fields, name);
    fields.remove(name);
    if (value.isEmpty()) {
      errors.add(FieldError.missing(name));
    } else if (!pattern.matcher(value.get()).matches()) {
      errors.add(new FieldError(name, "SAI_MA", "does not match " + pattern));
    }
    return value.orElse("");
  }

  /** Not deep: only fields are set in it. */
  static ObjectNode copy(ObjectNode fields) {
    ObjectNode copy = Json.object();
    copy.setAll(fields);
    return copy;
  }
}
