package vn.lienthong.province.capture;

import org.jspecify.annotations.Nullable;

/**
 * A record that may have changed: it was created, altered, removed, or a child row of it was.
 *
 * @param position in the log; later changes have greater ones
 * @param storedKey as {@code Handle.id} of the province's row; null: any record may have changed
 * @param own nobody but this gateway wrote it
 */
public record Change(long position, @Nullable String storedKey, boolean own) {}
