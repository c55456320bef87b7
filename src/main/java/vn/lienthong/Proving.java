package vn.lienthong;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.mapping.Field;
import vn.lienthong.mapping.Lenses;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.national.Endpoint;
import vn.lienthong.national.NationalAnswers;
import vn.lienthong.national.NationalIds;
import vn.lienthong.national.NationalRequests;
import vn.lienthong.province.ProvinceDatabases;
import vn.lienthong.record.Key;
import vn.lienthong.verify.SourceProvince;
import vn.lienthong.verify.Subject;
import vn.lienthong.verify.Verification;

/** What is asked of the province's rows beside the runs: proofs, and whose a record is. */
record Proving(
    Map<String, Mapping> mappings,
    ProvinceDatabases databases,
    NationalIds ids,
    Endpoint endpoint,
    Ledger ledger,
    Path spools,
    Clock clock) {
  private static final String UNITS = "don-vi-hanh-chinh";

  Verification begin(String flow) {
    Mapping mapping = mapping(flow);
    Lenses lenses = Lenses.of(mapping);
    Subject subject =
        new Subject(
            mapping,
            new SourceProvince(databases.of(mapping), mapping),
            new NationalRequests(lenses, ids, clock, endpoint),
            new NationalAnswers(lenses, ids),
            ids);
    return new Verification(subject, ledger.entries(), spools, clock);
  }

  /**
   * The code of the unit that each record names; a mapping without a field that refers to units has
   * none.
   */
  Map<Key, String> units(String flow, List<Key> keys) {
    Mapping mapping = mapping(flow);
    Optional<Field> unit =
        mapping.columns().stream().filter(field -> UNITS.equals(field.refers())).findFirst();
    Map<Key, String> units = new HashMap<>();
    if (unit.isPresent() && !keys.isEmpty()) {
      databases
          .of(mapping)
          .source(mapping)
          .of(keys)
          .forEach(
              row -> {
                String code = row.value(unit.get().name());
                if (code != null) {
                  units.put(row.key(), code);
                }
              });
    }
    return units;
  }

  private Mapping mapping(String flow) {
    Mapping mapping = mappings.get(flow);
    if (mapping == null) {
      throw new IllegalArgumentException("no flow is named " + flow);
    }
    return mapping;
  }
}
