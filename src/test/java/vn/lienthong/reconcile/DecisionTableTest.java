package vn.lienthong.reconcile;

import static vn.lienthong.reconcile.Samples.agreed;
import static vn.lienthong.reconcile.Samples.aside;
import static vn.lienthong.reconcile.Samples.due;
import static vn.lienthong.reconcile.Samples.found;
import static vn.lienthong.reconcile.Samples.here;
import static vn.lienthong.reconcile.Table.A_THERE;
import static vn.lienthong.reconcile.Table.B_HERE;
import static vn.lienthong.reconcile.Table.C_THERE;
import static vn.lienthong.reconcile.Table.IN_STEP;
import static vn.lienthong.reconcile.Table.cells;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import vn.lienthong.record.Row;
import vn.lienthong.record.Standing;

/**
 * Every cell of the table in {@link Reconciliation}. A line names what each side shows, then what
 * is decided under each authority and each ruling. {@code P} and {@code N} say where is written,
 * {@code -P} and {@code -N} whose value is kept as a loser.
 */
class DecisionTableTest {
  @TestFactory
  Stream<DynamicTest> neverAgreedOn() {
    String first = "{ma=03388, ten=%s, loai=null, ghiChu=null, cap=null, hieuLucDen=null}";
    return cells(
        null,
        """
        gone     | gone      | NOTHING
        gone     | tombstone | NOTHING
        gone     | unread    | NOTHING
        gone     | changed   | CREATE P%2$s
        same     | gone      | CREATE N%1$s
        same     | tombstone | CREATE N%1$s
        same     | same      | ADOPT
        same     | version   | ADOPT
        changed  | changed   | UPDATE P{ten=C} -P.ten | UPDATE N{ten=B} -N.ten | CONFLICT both-changed(ten) | UPDATE N{ten=B} -N.ten | UPDATE P{ten=C} -P.ten
        same     | unread    | CREATE N%1$s
        unread   | gone      | NOTHING
        unread   | changed   | CREATE P%2$s
        unread   | unread    | NOTHING
        elsewhere| gone      | NOTHING
        gone     | elsewhere | NOTHING
        same     | elsewhere | MOVE
        elsewhere| same      | MOVE
        """
            .formatted(first.formatted("A"), first.formatted("C")));
  }

  @TestFactory
  Stream<DynamicTest> inStep() {
    return cells(IN_STEP, IN_STEP_TABLE);
  }

  private static final String A_ALL =
      "{ma=03388, ten=A, loai=null, ghiChu=null, cap=null, hieuLucDen=null}";
  private static final String IN_STEP_TABLE =
      """
      gone     | gone      | FORGET
      gone     | tombstone | FORGET
      gone     | same      | RESTORE P%1$s | RETIRE N{hieuLucDen=2026-11-21} | CONFLICT deleted | RETIRE N{hieuLucDen=2026-11-21} | RESTORE P%1$s
      gone     | changed   | CONFLICT deleted-and-edited | CONFLICT deleted-and-edited | CONFLICT deleted-and-edited | RETIRE N{hieuLucDen=2026-11-21} | RESTORE P%2$s
      gone     | unread    | RESTORE P%1$s | RETIRE N{hieuLucDen=2026-11-21} | CONFLICT deleted | RETIRE N{hieuLucDen=2026-11-21} | RESTORE P%1$s
      same     | gone      | RETIRE P{hieuLucDen=2026-11-21} | RESTORE N%1$s | CONFLICT deleted | RESTORE N%1$s | RETIRE P{hieuLucDen=2026-11-21}
      same     | tombstone | RETIRE P{hieuLucDen=2026-11-21} | RESTORE N%1$s | CONFLICT deleted | RESTORE N%1$s | RETIRE P{hieuLucDen=2026-11-21}
      same     | same      | NOTHING
      same     | version   | ADOPT
      same     | changed   | UPDATE P{ten=C}
      same     | unread    | NOTHING
      same     | older     | PARK version-went-back | PARK version-went-back | PARK version-went-back | UPDATE N{ten=A} -N.ten | UPDATE P{ten=C}
      changed  | gone      | CONFLICT deleted-and-edited | CONFLICT deleted-and-edited | CONFLICT deleted-and-edited | RESTORE N%3$s | RETIRE P{hieuLucDen=2026-11-21}
      changed  | tombstone | CONFLICT deleted-and-edited | CONFLICT deleted-and-edited | CONFLICT deleted-and-edited | RESTORE N%3$s | RETIRE P{hieuLucDen=2026-11-21}
      changed  | same      | UPDATE N{ten=B}
      changed  | version   | UPDATE N{ten=B}
      changed  | changed   | UPDATE P{ten=C} -P.ten | UPDATE N{ten=B} -N.ten | CONFLICT both-changed(ten) | UPDATE N{ten=B} -N.ten | UPDATE P{ten=C} -P.ten
      changed  | to B      | ADOPT
      changed  | unread    | UPDATE N{ten=B}
      changed  | older     | PARK version-went-back | PARK version-went-back | PARK version-went-back | UPDATE N{ten=B} -N.ten | UPDATE P{ten=C} -P.ten
      unread   | gone      | RETIRE P{hieuLucDen=2026-11-21} | RESTORE N%1$s | CONFLICT deleted | RESTORE N%1$s | RETIRE P{hieuLucDen=2026-11-21}
      unread   | same      | NOTHING
      unread   | changed   | UPDATE P{ten=C}
      unread   | unread    | NOTHING
      elsewhere| same      | MOVE
      same     | elsewhere | MOVE
      gone     | elsewhere | MOVE
      elsewhere| gone      | MOVE
      elsewhere| elsewhere | MOVE
      elsewhere| unread    | MOVE
      """
          .formatted(A_ALL, A_ALL.replace("=A,", "=C,"), A_ALL.replace("=A,", "=B,"));

  @TestFactory
  Stream<DynamicTest> retiredByTheNation() {
    Row ended = here("ten", "A", "hieuLucDen", "2026-01-01");
    return cells(
        agreed(ended, null),
        """
        gone     | gone      | FORGET
        gone     | unread    | FORGET
        ended    | gone      | NOTHING
        ended    | tombstone | NOTHING
        ended    | unread    | NOTHING
        unread   | gone      | NOTHING
        unread   | unread    | NOTHING
        ended+   | gone      | ADOPT
        ended+   | unread    | ADOPT
        revived  | gone      | CONFLICT revived | CREATE N%1$s | CONFLICT revived | CREATE N%1$s | RETIRE P{hieuLucDen=2026-11-21}
        revived  | unread    | CONFLICT revived | CREATE N%1$s | CONFLICT revived | CREATE N%1$s | RETIRE P{hieuLucDen=2026-11-21}
        gone     | changed   | CREATE P%2$s | CONFLICT revived | CONFLICT revived | RETIRE N{hieuLucDen=2026-11-21} | CREATE P%2$s
        ended    | changed   | UPDATE P{ten=C, hieuLucDen=null} -P.ten -P.hieuLucDen | CONFLICT revived | CONFLICT revived | RETIRE N{ten=A, hieuLucDen=2026-01-01} -N.ten -N.hieuLucDen | UPDATE P{ten=C, hieuLucDen=null} -P.ten -P.hieuLucDen
        unread   | changed   | UPDATE P{ten=C, hieuLucDen=null} -P.ten -P.hieuLucDen | CONFLICT revived | CONFLICT revived | RETIRE N{ten=A, hieuLucDen=2026-01-01} -N.ten -N.hieuLucDen | UPDATE P{ten=C, hieuLucDen=null} -P.ten -P.hieuLucDen
        revived  | changed   | UPDATE P{ten=C} -P.ten | UPDATE N{ten=B} -N.ten | CONFLICT revived | UPDATE N{ten=B} -N.ten | UPDATE P{ten=C} -P.ten
        revived  | to B      | ADOPT
        ended    | elsewhere | MOVE
        """
            .formatted(A_ALL.replace("=A,", "=B,"), A_ALL.replace("=A,", "=C,")));
  }

  @TestFactory
  Stream<DynamicTest> parkedSince() {
    return cells(
        aside(IN_STEP, Standing.PARKED, found(B_HERE), found(A_THERE)),
        """
        changed  | same      | KEEP | KEEP | KEEP | UPDATE N{ten=B} | UPDATE N{ten=B}
        changed  | unread    | KEEP
        unread   | same      | KEEP
        unread   | unread    | KEEP
        same     | unread    | KEEP
        same     | same      | ADOPT
        other    | same      | UPDATE N{ten=D}
        changed  | version   | UPDATE N{ten=B}
        changed  | changed   | UPDATE P{ten=C} -P.ten | UPDATE N{ten=B} -N.ten | CONFLICT both-changed(ten) | UPDATE N{ten=B} -N.ten | UPDATE P{ten=C} -P.ten
        gone     | same      | RESTORE P%1$s | RETIRE N{hieuLucDen=2026-11-21} | CONFLICT deleted | RETIRE N{hieuLucDen=2026-11-21} | RESTORE P%1$s
        gone     | gone      | FORGET
        changed  | elsewhere | MOVE
        """
            .formatted(A_ALL));
  }

  @TestFactory
  Stream<DynamicTest> parkedAndDue() {
    return cells(
        due(aside(IN_STEP, Standing.PARKED, found(B_HERE), found(A_THERE))),
        """
        changed  | same      | UPDATE N{ten=B}
        changed  | unread    | KEEP
        unread   | unread    | KEEP
        """);
  }

  @TestFactory
  Stream<DynamicTest> inConflictSince() {
    return cells(
        aside(IN_STEP, Standing.CONFLICT, found(B_HERE), found(C_THERE)),
        """
        changed  | changed   | KEEP | KEEP | KEEP | UPDATE N{ten=B} -N.ten | UPDATE P{ten=C} -P.ten
        unread   | changed   | KEEP
        changed  | unread    | KEEP
        other    | unread    | KEEP
        other    | changed   | UPDATE P{ten=C} -P.ten | UPDATE N{ten=D} -N.ten | CONFLICT both-changed(ten) | UPDATE N{ten=D} -N.ten | UPDATE P{ten=C} -P.ten
        changed  | other     | UPDATE P{ten=E} -P.ten | UPDATE N{ten=B} -N.ten | CONFLICT both-changed(ten) | UPDATE N{ten=B} -N.ten | UPDATE P{ten=E} -P.ten
        same     | changed   | UPDATE P{ten=C}
        to C     | changed   | ADOPT
        changed  | to B      | ADOPT
        same     | version   | ADOPT
        gone     | changed   | CONFLICT deleted-and-edited | CONFLICT deleted-and-edited | CONFLICT deleted-and-edited | RETIRE N{hieuLucDen=2026-11-21} | RESTORE P%1$s
        changed  | gone      | CONFLICT deleted-and-edited | CONFLICT deleted-and-edited | CONFLICT deleted-and-edited | RESTORE N%2$s | RETIRE P{hieuLucDen=2026-11-21}
        gone     | gone      | FORGET
        elsewhere| changed   | MOVE
        """
            .formatted(A_ALL.replace("=A,", "=C,"), A_ALL.replace("=A,", "=B,")));
  }

  @TestFactory
  Stream<DynamicTest> movedBefore() {
    return cells(
        Samples.entry(Standing.MOVED, IN_STEP.base(), null, null),
        """
        same     | elsewhere | KEEP
        elsewhere| gone      | KEEP
        same     | unread    | KEEP
        same     | same      | ADOPT
        changed  | same      | UPDATE N{ten=B}
        gone     | gone      | FORGET
        """);
  }

  @TestFactory
  Stream<DynamicTest> waitingWithoutABase() {
    return cells(
        Samples.entry(Standing.WAITING, null, null, null),
        """
        gone     | gone      | FORGET
        changed  | unread    | KEEP
        unread   | changed   | KEEP
        same     | same      | ADOPT
        """);
  }
}
