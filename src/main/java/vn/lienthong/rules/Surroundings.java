package vn.lienthong.rules;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Key;
import vn.lienthong.record.Row;

/** What rules look at beside the record itself. Answers may be kept for the length of a run. */
public interface Surroundings {
  /**
   * A record of another flow that both sides agree on, such as a template.
   *
   * @param code the first part of its key
   * @return its values by field; empty if none is in step
   */
  Optional<Map<String, @Nullable String>> agreed(String flow, String code);

  /**
   * The codes of the records of a flow whose field has this value: the villages of a commune.
   *
   * @return in ascending order; only records in step that have not ended
   */
  List<String> below(String flow, String field, String value);

  /** Those of the keys that the province holds now within the mapping's scope and filter. */
  Map<Key, Row> rows(String flow, Collection<Key> keys);
}
