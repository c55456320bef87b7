package vn.lienthong.setup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.ChildRows;
import vn.lienthong.mapping.Field;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.province.ProvinceDatabase;
import vn.lienthong.province.ProvinceSchema;
import vn.lienthong.province.ProvinceSchemaFault;
import vn.lienthong.province.ProvinceSettings;
import vn.lienthong.province.ProvinceUnreachable;
import vn.lienthong.province.capture.Capture;
import vn.lienthong.province.capture.Readiness;
import vn.lienthong.record.Cause;

/** A database of the province: name, port, login, rights on the mapped tables, triggers. */
record ProvinceSide(
    ProvinceSettings settings, ProvinceDatabase database, Collection<Mapping> mappings) {
  private static final Pattern HOST =
      Pattern.compile("jdbc:[a-z0-9:]+//([^:/?;,\\\\]+)(?::(\\d+))?.*");

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    Matcher host = HOST.matcher(settings.url());
    if (host.matches()) {
      findings.addAll(new Reach("province", host.group(1), port(host.group(2))).findings());
    }
    if (!Reach.open(findings)) {
      findings.add(Finding.skipped("province.login", settings.name()));
      return findings;
    }
    try {
      int tables = database.schema().tables().size();
      findings.add(Finding.sound("province.login", settings.name(), tables));
    } catch (ProvinceUnreachable refused) {
      findings.add(Finding.broken("province.login", settings.name(), refused.getMessage()));
      return findings;
    }
    for (Mapping mapping : mappings) {
      findings.addAll(of(mapping));
    }
    return findings;
  }

  private int port(@Nullable String given) {
    if (given != null) {
      return Integer.parseInt(given);
    }
    String url = settings.url();
    return url.startsWith("jdbc:postgresql")
        ? 5432
        : url.startsWith("jdbc:sqlserver") ? 1433 : url.startsWith("jdbc:h2") ? 9092 : 3306;
  }

  private List<Finding> of(Mapping mapping) {
    List<Finding> findings = new ArrayList<>();
    try {
      TreeSet<String> missing = missing(mapping);
      findings.add(
          missing.isEmpty()
              ? Finding.sound("rights", mapping.name(), mapping.table())
              : Finding.broken(
                  "rights", mapping.name(), mapping.table(), String.join(", ", missing)));
      if (mapping.fed()) {
        findings.add(capture(mapping));
      }
    } catch (ProvinceSchemaFault fault) {
      findings.add(Finding.broken("table", mapping.name(), fault.getMessage()));
    } catch (ProvinceUnreachable away) {
      findings.add(Finding.broken("province.login", settings.name(), away.getMessage()));
    }
    return findings;
  }

  private TreeSet<String> missing(Mapping mapping) {
    ProvinceSchema schema = database.schema();
    TreeSet<String> missing =
        new TreeSet<>(schema.missingRights(mapping, schema.table(mapping.table())));
    for (Field field : mapping.children()) {
      ChildRows rows = Objects.requireNonNull(field.rows(), field.name());
      schema
          .missingRights(mapping, rows, schema.table(rows.table()))
          .forEach(right -> missing.add(right + " " + rows.table()));
    }
    return missing;
  }

  private Finding capture(Mapping mapping) {
    Readiness readiness = Capture.in(database).log(mapping).readiness();
    return switch (readiness.state()) {
      case READY -> Finding.sound("capture", mapping.name());
      case NOT_INSTALLED -> Finding.warning("capture", mapping.name());
      case BROKEN ->
          Finding.broken(
              "capture",
              mapping.name(),
              String.join(", ", readiness.causes().stream().map(Cause::code).toList()));
    };
  }
}
