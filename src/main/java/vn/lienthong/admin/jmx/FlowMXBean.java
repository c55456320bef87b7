package vn.lienthong.admin.jmx;

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

  /**
   * When a run last ended well, or a glance after it found nothing changed, in ISO 8601; empty if
   * none ever did.
   */
  String getLastSuccess();

  /** Seconds since then, so how old what is in step may be; -1 if no run ever ended well. */
  long getLagSeconds();

  /** Until when it does not run by itself, in ISO 8601; empty if it does. */
  String getQuietUntil();

  /** Records that are not where they belong yet: those waiting, and those of the run in hand. */
  long getBacklog();

  /** Records a second, read and dealt with by the last ended run. */
  double getRatePerSecond();

  /** Of the run in hand, from 0 to 100; -1 if there is none or its size is not known. */
  double getProgressPercent();

  /** When the run in hand will have done them all, in ISO 8601; empty if that is not known. */
  String getEstimatedEnd();

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
