package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Why a field of an entry is not taken. */
record FieldError(String field, String code, String message) {
  static FieldError missing(String field) {
    return new FieldError(field, "BAT_BUOC", "required");
  }

  ObjectNode json() {
    return Json.object().put("field", field).put("code", code).put("message", message);
  }
}
