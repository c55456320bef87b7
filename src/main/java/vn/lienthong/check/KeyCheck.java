package vn.lienthong.check;

import java.util.Set;
import java.util.TreeSet;
import vn.lienthong.mapping.Yaml;

/** Keys that the YAML DSL does not know, all of a file at once; Camel stops at the first. */
final class KeyCheck {
  private final RouteFile file;
  private final CamelSchema schema = CamelSchema.load();

  KeyCheck(RouteFile file) {
    this.file = file;
  }

  void check() {
    for (Yaml.Entry part : file.parts()) {
      entry(part, schema.top(), "file");
    }
  }

  private void block(Yaml node, CamelSchema.Shape shape, String at) {
    if (node instanceof Yaml.Items) {
      node.items().forEach(item -> block(item, shape.item(), at));
    }
    node.entries().forEach(entry -> entry(entry, shape, at));
  }

  private void entry(Yaml.Entry entry, CamelSchema.Shape shape, String at) {
    if (shape.knows(entry.key())) {
      block(entry.value(), shape.below(entry.key()), entry.key());
    } else {
      Set<String> known = new TreeSet<>(shape.keys());
      file.findings().missing(entry.line(), at, entry.key(), "a key that Camel knows here", known);
    }
  }
}
