package vn.lienthong.admin;

import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.lienthong.record.Key;

/**
 * Which unit records belong to, and which units are below which, as the province holds them now.
 */
public interface Units {
  /** Units by key; a record whose unit cannot be told is left out. */
  Map<Key, String> of(String flow, List<Key> keys);

  /** The units themselves and all below them. */
  Set<String> covered(Set<String> units);
}
