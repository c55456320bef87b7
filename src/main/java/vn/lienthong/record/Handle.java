package vn.lienthong.record;

/**
 * How a side finds its own row again.
 *
 * @param id the nation's id; for the province the key's text as stored there, before normalising
 * @param version the nation's {@code phienBan}; negative if it has none and this was made up of
 *     what the record says; 0 for the province
 * @param withdrawn the side itself says that this record is no more
 */
public record Handle(String id, long version, boolean withdrawn) {}
