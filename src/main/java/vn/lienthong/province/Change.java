package vn.lienthong.province;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Write;

/**
 * A write whose row was found as expected, ready to be carried out.
 *
 * @param place of the write in its batch
 * @param sql with {@code ?}
 * @param values one per placeholder
 * @param key as stored, to read the row back; null if the change removes it
 */
record Change(
    int place, Write write, String sql, List<Object> values, @Nullable List<Object> key) {}
