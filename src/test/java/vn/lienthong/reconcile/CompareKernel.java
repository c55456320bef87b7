package vn.lienthong.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import vn.lienthong.mapping.Authority;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Row;

/** For measuring what three-way comparisons cost. */
public final class CompareKernel {
  private CompareKernel() {}

  private record Case(Entry entry, Sighting province, Sighting nation) {}

  /** Decides that many records, of which one in ten has changed on a side or on both. */
  public static LongSupplier of(int records) {
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < records; i++) {
      String[] agreed = {"ten", "Bản Nậm Loỏng " + i, "loai", "BAN", "cap", "THON"};
      String[] edited = {"ten", "Bản Nậm Loỏng " + i, "loai", "THON", "cap", "THON"};
      Row here = Samples.here(i % 20 == 0 ? edited : agreed);
      Row there = Samples.there(i % 20 == 10 || i % 100 == 0 ? edited : agreed);
      cases.add(
          new Case(
              Samples.agreed(Samples.here(agreed), Samples.there(agreed)),
              Samples.found(here),
              Samples.found(i % 20 == 10 || i % 100 == 0 ? Samples.newer(there) : there)));
    }
    Reconciliation reconciliation = new Reconciliation(Samples.policy(Authority.PROVINCE));
    return () -> {
      long all = 0;
      for (Case one : cases) {
        all +=
            reconciliation
                .decide(Samples.KEY, one.entry(), one.province(), one.nation())
                .kind()
                .ordinal();
      }
      return all;
    };
  }
}
