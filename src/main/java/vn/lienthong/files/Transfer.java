package vn.lienthong.files;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import vn.lienthong.national.FileAnswer;
import vn.lienthong.national.NationalCall;
import vn.lienthong.national.NationalProblem;

/** One file on its way: asks the nation until it is over. */
interface Transfer {
  /** One call, with the piece that it sends. */
  record Question(NationalCall call, byte @Nullable [] body) {}

  /** How it ended. */
  enum End {
    /** The other side has it now. */
    MOVED,
    /** It had it already. */
    THERE,
    /** The nation does not have it, or its document, yet. */
    AWAITED
  }

  /**
   * What to ask next, after whatever is to be done here first; null when it is over.
   *
   * @throws FileFault if it cannot go
   */
  @Nullable Question question() throws FileFault, IOException;

  /**
   * @throws NationalProblem if the answer is not what the contract says
   */
  void take(FileAnswer answer) throws FileFault, IOException;

  /** The last call broke off: asks first how far the nation has got. */
  void again();

  /** How it ended; null while it has not. */
  @Nullable End end();

  /** Bytes that the receiving side has. */
  long bytes();
}
