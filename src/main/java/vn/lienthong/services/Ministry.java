package vn.lienthong.services;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import vn.lienthong.national.NationalCall;

/** The ministry's API, asked now and with the gateway's own credential. */
public interface Ministry {
  /**
   * @throws vn.lienthong.national.NationalProblem if it brings no usable answer
   * @throws TooSlow if it takes longer than that
   */
  JsonNode ask(NationalCall call, Duration patience);

  /** No answer came in time. */
  final class TooSlow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TooSlow() {
      super("no answer in time", null, false, false);
    }
  }
}
