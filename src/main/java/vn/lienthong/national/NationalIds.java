package vn.lienthong.national;

import vn.lienthong.record.Key;
import vn.lienthong.record.Row;
import vn.lienthong.record.Write;

/**
 * Names records towards the nation: by the nation's own id where it has one, and where a record is
 * born here by {@code PROVINCE:part:part…}.
 *
 * @param province the province's code, such as {@code 12}
 */
public record NationalIds(String province) {
  public String of(Write write) {
    Row expected = write.expected();
    return expected == null ? born(write.key()) : expected.handle().id();
  }

  /** Whether that is what {@link #born} makes of the key. */
  boolean names(String id, Key key) {
    if (key.parts().size() > 1) {
      return born(key).equals(id);
    }
    int code = province.length() + 1;
    return id.length() == code + key.code().length()
        && id.startsWith(province)
        && id.charAt(code - 1) == ':'
        && id.endsWith(key.code());
  }

  /** Colons, because gateways refuse an encoded slash in a path. */
  public String born(Key key) {
    String parts = key.parts().size() == 1 ? key.code() : String.join(":", key.parts());
    return province + ":" + parts;
  }
}
