package vn.lienthong;

import org.jspecify.annotations.Nullable;

/** Parts of a house that are closed one after the other. */
final class InTurn {
  private InTurn() {}

  /**
   * Closes all of them, whatever becomes of one: what were left open would hold files, ports and
   * threads of a service that has ended.
   *
   * @param parts null where there is none
   * @throws RuntimeException the first failure, with the later ones
   */
  static void close(@Nullable AutoCloseable... parts) {
    RuntimeException first = null;
    for (AutoCloseable part : parts) {
      try {
        if (part != null) {
          part.close();
        }
      } catch (Exception failed) {
        RuntimeException told =
            failed instanceof RuntimeException known ? known : new IllegalStateException(failed);
        if (first == null) {
          first = told;
        } else {
          first.addSuppressed(told);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
