package vn.lienthong.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Handle;
import vn.lienthong.record.Heading;
import vn.lienthong.record.Row;
import vn.lienthong.record.Tuple;

/** The values of one record of the nation as they are read, and what is wrong with them. */
final class NationValues {
  private static final String WITHDRAWN = "DA_XOA";

  private final Mapping mapping;
  private final Tuple<String> values;
  private final List<Cause> faults = new ArrayList<>(0);

  NationValues(Mapping mapping, Heading fields) {
    this.mapping = mapping;
    this.values = new Tuple<>(fields);
  }

  void read(int place, Lens lens, JsonNode node) {
    Field field = lens.field();
    if (lens.rows() != null) {
      values.set(place, lens.rows().fromNation(node, faults));
      return;
    }
    try {
      boolean none = node.isMissingNode() || node.isNull();
      values.set(place, none ? null : lens.single().fromJson(node));
    } catch (Unfit unfit) {
      faults.add(unfit.in(field.name()));
      // a code that the crosswalk lacks is still a key in the nation's scheme
      boolean key = unfit.unknownCode() && mapping.identity().contains(field.name());
      values.set(place, key ? node.textValue() : null);
    }
  }

  /**
   * @throws UnreadableRow if a part of the identity is missing or unfit
   */
  Row row(String id, JsonNode record) throws UnreadableRow {
    JsonNode version = record.path("phienBan");
    if (!version.canConvertToLong()) {
      faults.add(new Cause("number-shape", "phienBan", "a whole number"));
    }
    boolean withdrawn = WITHDRAWN.equals(record.path("trangThai").asText());
    return Identity.row(mapping, values, faults, new Handle(id, version.asLong(), withdrawn), id);
  }
}
