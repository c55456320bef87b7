package vn.lienthong.province;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a change.
 *
 * @param sql with {@code ?}
 * @param values one per placeholder
 * @param one it must hit exactly one row
 * @param child the child table that it is about; null for the record's own
 */
record Step(String sql, List<Object> values, boolean one, @Nullable ChildTable child) {}
