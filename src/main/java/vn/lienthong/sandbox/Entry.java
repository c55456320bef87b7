package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** One entry of a batch: what to do, and the fields that were given. */
record Entry(ObjectNode sent) {
  static final String RETIRE = "NGUNG";
  static final String ERASE = "XOA";

  Optional<String> id() {
    return Json.string(sent, "id");
  }

  /** The version that the sender knows, none if the record is to be created. */
  Optional<JsonNode> version() {
    return Json.value(sent, "phienBan");
  }

  String action() {
    return Json.string(sent, "thaoTac").orElse("");
  }

  /** The entry as a part of a record, to be changed in its fields but not below them. */
  ObjectNode fields() {
    ObjectNode fields = Json.object();
    fields.setAll(sent);
    fields.remove("thaoTac");
    return fields;
  }
}
