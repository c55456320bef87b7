package vn.lienthong.services;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The log of changes of one mapping's records, as cursors see it. */
interface Trail {
  /** Nothing keeps a log. */
  Trail NONE =
      new Trail() {
        @Override
        public Cursor now() {
          return new Cursor(-1, "-", null);
        }

        @Override
        public @Nullable Cursor end() {
          return null;
        }

        @Override
        public Cursor known(Cursor cursor) {
          return cursor;
        }

        @Override
        public @Nullable List<Step> after(Cursor cursor, int limit) {
          return null;
        }
      };

  /**
   * A change.
   *
   * @param here just behind it, not {@link #known} yet
   * @param storedKey null: any row may have changed
   */
  record Step(Cursor here, @Nullable String storedKey) {}

  /** The log's end or a little before; its position is -1 if nothing keeps a log. */
  Cursor now();

  /** The log's end, every change up to now being in it; null if nothing keeps a log. */
  @Nullable Cursor end();

  /** That place, with the check by which it is known again. */
  Cursor known(Cursor cursor);

  /** What changed since, in order; null if the log does not reach back to there, or is another. */
  @Nullable List<Step> after(Cursor cursor, int limit);
}
