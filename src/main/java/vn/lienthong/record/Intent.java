package vn.lienthong.record;

import java.time.Instant;

/**
 * What was about to be written to one side, noted before it was. If nothing settles it, because the
 * process ended or no answer came, it tells our own write from an edit of that side.
 *
 * @param key the record
 * @param side where it was to be written
 * @param base what both sides agree on once it has arrived, of the fields that tell of it
 * @param run the run that was about to write
 * @param at when
 */
public record Intent(Key key, Side side, Base base, long run, Instant at) {}
