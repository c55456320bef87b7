package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The faults that were asked for. */
final class Faults {
  private volatile List<Fault> faults = List.of();

  /** From now on these, an object or a list of them, and no others. */
  void set(JsonNode specs) {
    List<Fault> wanted = new ArrayList<>();
    if (specs.isArray()) {
      specs.forEach(spec -> wanted.add(new Fault(spec)));
    } else {
      wanted.add(new Fault(specs));
    }
    faults = List.copyOf(wanted);
  }

  void clear() {
    faults = List.of();
  }

  Oddities at(String resource, String operation) {
    return new Oddities(faults.stream().filter(f -> f.strikes(resource, operation)).toList());
  }
}
