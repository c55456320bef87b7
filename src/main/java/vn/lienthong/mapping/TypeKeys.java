package vn.lienthong.mapping;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Text;

/** Reads the keys that only fields of some types have. */
final class TypeKeys {
  private final Findings findings;
  private final Map<String, Crosswalk> crosswalks;
  private final Set<String> flows;

  TypeKeys(Findings findings, Map<String, Crosswalk> crosswalks, Set<String> flows) {
    this.findings = findings;
    this.crosswalks = crosswalks;
    this.flows = flows;
  }

  @Nullable String scheme(FieldType type, Block field) {
    String scheme = field.text("scheme");
    if (type == FieldType.CODE && field.value("scheme") == null) {
      findings.add(
          field.line("scheme"), field.at("scheme"), "nothing", "the scheme that the code is of");
    }
    onlyFor("scheme", scheme, type == FieldType.CODE, "a code", field);
    return scheme;
  }

  @Nullable Crosswalk codes(FieldType type, Block field) {
    String name = field.text("codes");
    boolean translated = type == FieldType.CODE || type == FieldType.TEXT;
    onlyFor("codes", name, translated, "a code or a text", field);
    if (name == null) {
      return null;
    }
    Crosswalk crosswalk = crosswalks.get(name);
    String scheme = field.text("scheme");
    if (crosswalk == null) {
      findings.missing(
          field.line("codes"),
          field.at("codes"),
          name,
          "a crosswalk mappings/codes/" + name + ".csv",
          crosswalks.keySet());
    } else if (scheme != null && !scheme.equals(crosswalk.to())) {
      findings.add(
          field.line("codes"),
          field.at("codes"),
          "a crosswalk to " + Findings.quoted(crosswalk.to()),
          "one to the field's scheme " + Findings.quoted(scheme));
    } else if (type == FieldType.CODE && crosswalk.words()) {
      findings.add(
          field.line("codes"),
          field.at("codes"),
          "words with blanks in " + name + ".csv",
          "codes without, or type: text");
    }
    return crosswalk;
  }

  @Nullable String refers(FieldType type, Block field) {
    String flow = field.text("refers");
    onlyFor("refers", flow, type == FieldType.CODE, "a code", field);
    if (flow != null && !flows.contains(flow)) {
      findings.unknown(field.line("refers"), field.at("refers"), flow, flows);
    }
    return flow;
  }

  @Nullable String separator(FieldType type, Block field) {
    String separator = field.text("separator");
    onlyFor("separator", separator, type == FieldType.LIST, "a list", field);
    if (separator != null && (separator.isBlank() || separator.contains("\n"))) {
      findings.add(
          field.line("separator"),
          field.at("separator"),
          Findings.quoted(separator),
          "a sign that no element has");
    }
    return type == FieldType.LIST && separator == null ? ";" : separator;
  }

  @Nullable Flags flags(FieldType type, Block field) {
    if (field.value("flags") == null) {
      return null;
    }
    List<String> flags = field.texts("flags");
    String found = String.join(", ", flags);
    onlyFor("flags", found, type == FieldType.BOOLEAN, "a boolean", field);
    boolean two = flags.size() == 2 && flags.stream().noneMatch(String::isBlank);
    if (two && !Text.clean(flags.get(0)).equalsIgnoreCase(Text.clean(flags.get(1)))) {
      return new Flags(Text.clean(flags.get(0)), Text.clean(flags.get(1)));
    }
    findings.add(
        field.line("flags"),
        field.at("flags"),
        Findings.quoted(found),
        "two texts, for yes and for no, such as [Y, N]");
    return null;
  }

  int longest(FieldType type, Block field) {
    boolean text = type == FieldType.TEXT || type == FieldType.CODE || type == FieldType.LIST;
    onlyFor("longest", field.text("longest"), text, "a text, a code or a list", field);
    int longest = field.number("longest", 0);
    if (longest < 0) {
      findings.add(
          field.line("longest"),
          field.at("longest"),
          String.valueOf(longest),
          "how many characters");
    }
    return longest;
  }

  private void onlyFor(
      String key, @Nullable String value, boolean fits, String expected, Block field) {
    if (value != null && !fits) {
      findings.add(
          field.line(key), field.at(key), Findings.quoted(value), "no " + key + ", or " + expected);
    }
  }
}
