package vn.lienthong.services;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.province.ProvinceDatabase;
import vn.lienthong.province.SourceRow;
import vn.lienthong.record.Row;

/** Records and child rows out of the province's tables, read in one transaction. */
record ProvinceShelf(ProvinceDatabase province, Mapping mapping) implements Shelf {
  @Override
  public Map<String, Optional<Row>> read(List<String> storedKeys) {
    Map<String, Optional<Row>> rows = new HashMap<>();
    for (SourceRow row : province.source(mapping).byKeys(storedKeys)) {
      boolean whole = row instanceof SourceRow.Found found && found.row().sound();
      rows.put(
          row.storedKey(), whole ? Optional.of(((SourceRow.Found) row).row()) : Optional.empty());
    }
    return rows;
  }
}
