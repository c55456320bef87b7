package vn.lienthong.crash;

/** Where the gateway of a storm lives: alone in a process, or with others. */
interface Host {
  /** Its first process. */
  Process first(World world, Conductor conductor) throws InterruptedException;

  /**
   * It has settled in.
   *
   * @return whether that process has ended, and another is to be started
   */
  boolean next(Process first) throws InterruptedException;

  /** A process in which it lives. */
  Process start(World world, Conductor conductor);

  /** It has met its end in that process. */
  void end(Process process);

  /** Whether this host ended the process. */
  boolean ended(Process process);

  /** It is at rest; returns when the process has been killed. */
  void retire(Process process);

  /** Its storm is over. */
  void leave(Process last);

  /** What the processor has worked for processes that were killed, in nanoseconds. */
  long cpu();
}
