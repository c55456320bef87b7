package vn.lienthong.setup;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Contract;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.national.Lack;
import vn.lienthong.national.NationalCall;
import vn.lienthong.national.NationalCall.Purpose;
import vn.lienthong.national.dialect.Dialect;
import vn.lienthong.national.dialect.Dialects;
import vn.lienthong.national.dialect.Interpreter;

/** Whether the ministry words its answers as the dialect says: of one short list. */
record NationWords(Interpreter interpreter, Mapping mapping) {
  private static final String WHAT = "nation.words";

  /** Empty if there is no list to ask for, or no such dialect, which a check tells. */
  static Optional<NationWords> of(Path folder, Mappings mappings, String dialect) {
    Dialect found = Dialects.read(folder).byName().get(dialect);
    if (found == null || !found.can(Lack.READING)) {
      return Optional.empty();
    }
    return mappings.byName().values().stream()
        .min(Comparator.comparing(Mapping::fed).thenComparing(Mapping::name))
        .map(
            mapping ->
                new NationWords(
                    Interpreter.of(found, List.of(mapping), Contract.read(folder)), mapping));
  }

  private NationalCall call() {
    return new NationalCall(Purpose.PAGE, mapping.resource(), "size=5", null);
  }

  URI question(URI base) {
    NationalCall worded = interpreter.word(call());
    return URI.create(base + worded.path() + "?" + worded.query());
  }

  /** Names what is missed, never what stands there. */
  Finding heard(int status, @Nullable JsonNode body) {
    JsonNode answer = interpreter.hear(call(), status, body);
    if (answer == null || !answer.path("code").asText().equals("OK")) {
      return missed("success (HTTP " + status + ")");
    }
    JsonNode data = answer.path("data");
    if (!data.isArray()) {
      return missed("data");
    }
    List<String> wanted = new ArrayList<>(mapping.identity());
    wanted.add(0, "id");
    wanted.removeIf(name -> data.isEmpty() || data.path(0).hasNonNull(name));
    return wanted.isEmpty()
        ? Finding.sound(WHAT, dialect(), mapping.resource(), data.size())
        : missed(String.join(", ", wanted));
  }

  private Finding missed(String what) {
    return Finding.broken(WHAT, dialect(), mapping.resource(), what);
  }

  private String dialect() {
    return interpreter.dialect().name();
  }
}
