package vn.lienthong.config;

import java.util.function.Supplier;

/**
 * Who is told of what somebody must know, besides the log.
 *
 * @param webhook an address, kept secret; empty if nobody outside is told
 * @param diskMegabytes with less room than that in the data folder, somebody must know
 */
public record AlertSettings(Supplier<String> webhook, long diskMegabytes) {}
