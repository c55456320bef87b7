package vn.lienthong.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A drafted mapping file.
 *
 * @param flow the file's name without its ending
 * @param table as the database writes it
 * @param score from 0 to 1: how sure it is that the table is this resource
 * @param complete it has an identity, and so can be read as a mapping
 * @param text of the file
 */
public record Draft(
    String flow,
    String table,
    String resource,
    double score,
    boolean complete,
    List<Line> fields,
    String text) {
  /**
   * A proposed field.
   *
   * @param field with the child rows' name before a dot, such as {@code dong.ma}
   * @param confidence from 0 to 1
   * @param usable the column can be read as the field as it is
   * @param codes the crosswalk it needs; null for none
   */
  public record Line(
      String field,
      String table,
      String column,
      double confidence,
      boolean usable,
      @Nullable String codes) {}

  /** Those somebody should look at first. */
  public long doubtful() {
    return fields.stream().filter(line -> line.confidence() < 0.8).count();
  }

  public String file() {
    return flow + (complete ? ".yaml" : ".yaml.todo");
  }
}
