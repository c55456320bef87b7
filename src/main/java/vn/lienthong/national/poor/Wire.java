package vn.lienthong.national.poor;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import vn.lienthong.national.NationalCall;

/** One call to the endpoint. */
@FunctionalInterface
public interface Wire {
  /**
   * @param body of a batch; null for other calls
   * @return the answer in the contract's envelope, of success or of no such record
   * @throws vn.lienthong.national.NationalProblem if there is none that can be used
   */
  JsonNode ask(NationalCall call, byte @Nullable [] body);
}
