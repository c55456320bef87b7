package vn.lienthong.admin;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.lienthong.ledger.Act;

/**
 * Where and for whom the admin API is open.
 *
 * @param data where commands of this machine find port and token
 * @param port on 127.0.0.1; 0 for any free one
 * @param accounts the file of those who may log in; null if there are none
 * @param hosts names beside this machine's own by which a proxy before it is asked
 * @param book takes down what is done here and what is refused
 */
public record Reception(
    Path data,
    int port,
    @Nullable Path accounts,
    Set<String> hosts,
    Consumer<Act> book,
    Clock clock) {}
