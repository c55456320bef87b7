package vn.lienthong.alert;

import java.util.List;

/**
 * Read by JMX as {@code vn.lienthong:type=Alerts}. It sends a notification when an alert begins and
 * one when it is over, of the types {@code lienthong.alert.begun} and {@code lienthong.alert.over};
 * the user data are the kind and what it is about, with a blank between.
 */
public interface AlertsMXBean {
  /** What somebody must know now, in words. */
  List<String> getOpen();
}
