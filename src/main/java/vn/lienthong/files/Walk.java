package vn.lienthong.files;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.lienthong.ledger.FileCopies;
import vn.lienthong.mapping.FileRows;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Key;

/**
 * The documents whose files are not all where they belong, page by page in key order; those that
 * had trouble before come last, so that they hold up no others.
 */
final class Walk {
  private static final int PAGE = 200;

  private final Mapping mapping;
  private final FileRows rows;
  private final FileCopies copies;
  private final Deque<Entry> page = new ArrayDeque<>();
  private final Deque<Entry> troubled = new ArrayDeque<>();
  private @Nullable Key last;
  private boolean more = true;

  Walk(Mapping mapping, FileCopies copies) {
    this.mapping = mapping;
    this.rows = Objects.requireNonNull(mapping.files());
    this.copies = copies;
  }

  boolean hasNext() {
    if (page.isEmpty() && more) {
      page.addAll(copies.open(mapping.name(), last, PAGE));
      more = page.size() == PAGE;
    }
    return !page.isEmpty();
  }

  /** Null after the last. */
  @Nullable Document next() {
    while (hasNext()) {
      Entry entry = page.remove();
      last = entry.key();
      Document document = document(entry);
      if (!document.troubled() || troubled.size() >= PAGE) {
        return document;
      }
      troubled.add(entry);
    }
    Entry left = troubled.poll();
    return left == null ? null : document(left);
  }

  private Document document(Entry entry) {
    return new Document(mapping, rows, entry, copies.of(mapping.name(), entry.key()));
  }
}
