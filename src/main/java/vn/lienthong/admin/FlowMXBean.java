package vn.lienthong.admin;

/**
 * One flow in figures, as JMX shows it under {@code vn.lienthong:type=Flow,name=…}. Counts of
 * records are of the last finished run where they are about reading and writing, and of this moment
 * where they are about what is set aside.
 */
public interface FlowMXBean {
  /** {@code in-step}, {@code waiting-approval}, {@code held} …: see the README. */
  String getState();

  /** Why it is held, paused or failed; empty if it is not. */
  String getCause();

  long getProvinceRecords();

  long getNationalRecords();

  long getUnchanged();

  long getWrittenToProvince();

  long getWrittenToNation();

  long getWaiting();

  long getParked();

  long getConflicts();

  /** Seconds since a run last ended well; -1 if none ever did. */
  long getSecondsSinceSuccess();

  /** Records written to either side since the service started. */
  long getWrittenSinceStart();

  /** Runs ended since the service started. */
  long getRunsSinceStart();

  /** Starts a run now and waits for it; returns its result. */
  String resync();

  void pause(String why);

  void resume();

  /** Tries all parked records again; returns the run's result. */
  String retry();
}
