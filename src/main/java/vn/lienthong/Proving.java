package vn.lienthong;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.mapping.Lenses;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.national.Endpoint;
import vn.lienthong.national.NationalAnswers;
import vn.lienthong.national.NationalIds;
import vn.lienthong.national.NationalRequests;
import vn.lienthong.province.ProvinceDatabases;
import vn.lienthong.verify.SourceProvince;
import vn.lienthong.verify.Subject;
import vn.lienthong.verify.Verification;

/** What is asked of the province's rows beside the runs: proofs. */
record Proving(
    Map<String, Mapping> mappings,
    ProvinceDatabases databases,
    NationalIds ids,
    Endpoint endpoint,
    Ledger ledger,
    Path spools,
    Clock clock) {
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

  private Mapping mapping(String flow) {
    Mapping mapping = mappings.get(flow);
    if (mapping == null) {
      throw new IllegalArgumentException("no flow is named " + flow);
    }
    return mapping;
  }
}
