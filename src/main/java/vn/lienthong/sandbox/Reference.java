package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a code refers to.
 *
 * @param resource whose records' identities begin with the code
 * @param rows if not null, the code is that of a row in this field of a record of the resource
 * @param field the member of such a row that holds the code
 * @param by the field that names this record
 */
record Reference(String resource, @Nullable String rows, String field, String by) {
  static Optional<Reference> of(JsonNode schema) {
    JsonNode refers = schema.path("x-refers");
    return refers.isObject()
        ? Optional.of(
            new Reference(
                refers.path("resource").asText(),
                Json.string(refers, "rows").orElse(null),
                refers.path("field").asText(),
                refers.path("by").asText()))
        : Optional.empty();
  }
}
