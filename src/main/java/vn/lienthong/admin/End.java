package vn.lienthong.admin;

import java.nio.file.Path;

/** How the service ends; both return at once. */
public interface End {
  /** At the next safe place, for good. */
  void stop();

  /**
   * At the next safe place, and begins anew with this backup's ledger; if that cannot be put in
   * place, with the one that is there.
   *
   * @throws OperationException if this service cannot do that
   */
  void restore(Path file, String by);
}
