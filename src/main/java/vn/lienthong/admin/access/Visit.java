package vn.lienthong.admin.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who has been let in.
 *
 * @param expires when the session ends; null for the holder of the service's own token
 */
public record Visit(Actor actor, @Nullable Instant expires) {}
