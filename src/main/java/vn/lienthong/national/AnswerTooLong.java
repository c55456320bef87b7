package vn.lienthong.national;

import java.io.IOException;

/** The answer has more bytes than it may have. */
public final class AnswerTooLong extends IOException {
  private static final long serialVersionUID = 1L;
}
