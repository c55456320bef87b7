package vn.lienthong.services;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.province.ProvinceDatabase;
import vn.lienthong.province.ProvinceUnreachable;
import vn.lienthong.province.SourceRow;
import vn.lienthong.province.SourceRows;
import vn.lienthong.record.Row;

/** Records and child rows out of the province's tables, read in one transaction. */
final class ProvinceShelf implements Shelf {
  private final ProvinceDatabase province;
  private final Mapping mapping;
  private volatile @Nullable SourceRows source;

  ProvinceShelf(ProvinceDatabase province, Mapping mapping) {
    this.province = province;
    this.mapping = mapping;
  }

  @Override
  public Map<String, Optional<Row>> read(List<String> storedKeys) {
    SourceRows known = source;
    SourceRows rows = known == null ? province.source(mapping) : known;
    source = rows;
    try {
      Map<String, Optional<Row>> found = new HashMap<>();
      rows.byKeys(storedKeys).forEach(row -> found.put(row.storedKey(), whole(row)));
      return found;
    } catch (ProvinceUnreachable failure) {
      // perhaps the tables are others by now
      source = null;
      throw failure;
    }
  }

  private static Optional<Row> whole(SourceRow row) {
    return row instanceof SourceRow.Found found && found.row().sound()
        ? Optional.of(found.row())
        : Optional.empty();
  }
}
