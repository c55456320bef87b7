package vn.lienthong.rules;

import vn.lienthong.mapping.ChildRows;
import vn.lienthong.mapping.Mapping;

/** What rules need to know of a template's shape. */
final class Templates {
  private Templates() {}

  /** The name of the first identity field of a template's child rows. */
  static String identity(Mapping template, String field) {
    ChildRows rows = template.field(field).rows();
    if (rows == null) {
      throw new IllegalArgumentException(template.name() + "." + field + " has no child rows");
    }
    return rows.identity().get(0);
  }
}
