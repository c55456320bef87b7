package vn.lienthong.feed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.lienthong.province.SourceRow;
import vn.lienthong.province.SourceRows;

/** {@link Source} over the province's database. */
public record ProvinceSource(SourceRows rows) implements Source {
  @Override
  public List<Found> page(@Nullable String after, int limit) {
    return found(rows.page(after, limit));
  }

  @Override
  public List<Found> byKeys(Collection<String> storedKeys) {
    return found(rows.byKeys(storedKeys));
  }

  @Override
  public long count() {
    return rows.count();
  }

  @Override
  public long filteredOut() {
    return rows.countFilteredOut();
  }

  @Override
  public long withoutKey() {
    return rows.countWithoutKey();
  }

  private static List<Found> found(List<SourceRow> some) {
    List<Found> found = new ArrayList<>(some.size());
    for (SourceRow row : some) {
      if (row instanceof SourceRow.Found one) {
        found.add(new Found(one.storedKey(), one.row(), null));
      } else if (row instanceof SourceRow.Unreadable stranger) {
        found.add(new Found(stranger.storedKey(), null, stranger.cause()));
      }
    }
    return found;
  }
}
