package vn.lienthong.config;

import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask the service how it is, and tell it what to do.
 *
 * @param port on 127.0.0.1; 0 for any free one
 * @param accounts the file of those who may log in; null if there are none
 * @param hosts names by which a proxy before it is asked
 */
public record AdminSettings(int port, @Nullable Path accounts, Set<String> hosts) {}
