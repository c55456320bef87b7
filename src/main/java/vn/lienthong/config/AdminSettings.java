package vn.lienthong.config;

import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the service is watched and told what to do, and by whom.
 *
 * @param port on 127.0.0.1; 0 for any free one
 * @param log {@code text} or {@code json}
 * @param accounts the file of those who may log in; null if there are none
 * @param hosts names by which a proxy before it is asked
 */
public record AdminSettings(int port, String log, @Nullable Path accounts, Set<String> hosts) {}
