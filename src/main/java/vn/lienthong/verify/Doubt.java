package vn.lienthong.verify;

import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Key;

/**
 * A record that did not look alike at first sight.
 *
 * @param id the nation's id of it
 * @param key null if only the nation held it
 * @param here whether the province held it
 * @param there whether the nation held it
 */
record Doubt(String id, @Nullable Key key, boolean here, boolean there) {}
