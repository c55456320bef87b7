package vn.lienthong.admin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Catching the changes of the province's tables: what is there, and making or removing it. */
public interface CaptureOperations {
  /**
   * @param flow this one only; null for all that are fed
   */
  List<CaptureView> show(@Nullable String flow);

  /**
   * Makes the triggers of a flow's tables and what they need, or only tells how.
   *
   * @param flow this one only; null for all that are fed
   * @param carryOut false: nothing is done
   * @throws OperationException.Refused if the database does not let us, with the statement
   */
  List<CaptureView> install(@Nullable String flow, boolean carryOut, String by);

  /** Takes the triggers away again, or only tells how; parameters as in {@link #install}. */
  List<CaptureView> remove(@Nullable String flow, boolean carryOut, String by);
}
