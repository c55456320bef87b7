package vn.lienthong.admin.jmx;

import java.util.List;
import java.util.Map;

/** The gateway as a whole, as JMX shows it under {@code vn.lienthong:type=Gateway}. */
public interface GatewayMXBean {
  String getVersion();

  /** When the service started, in ISO 8601. */
  String getStarted();

  /** How each flow stands, by its name. */
  Map<String, String> getStates();

  /**
   * What a person should look at, the oldest first: what, which flow, since when, which command.
   */
  List<String> getToDo();

  /** What somebody must know and what is not over yet. */
  List<String> getAlerts();

  /** The largest {@code LagSeconds} of a flow that runs; -1 if one of them never ended well. */
  long getLagSeconds();

  /** Records that are not where they belong yet, of all flows. */
  long getBacklog();

  long getParked();

  long getConflicts();

  /** Seconds since a run of any flow last ended well; -1 if none ever did. */
  long getSecondsSinceSuccess();

  /** Starts a run of every flow, one after the other; tells how each ended. */
  Map<String, String> resync();

  void pause(String why);

  void resume();

  /** Tries all parked records of all flows again; tells how each flow's run ended. */
  Map<String, String> retry();
}
