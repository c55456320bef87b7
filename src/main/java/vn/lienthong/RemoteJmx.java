package vn.lienthong;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import vn.lienthong.record.Problem;

/**
 * JMX from other machines. Java opens it itself if it is told to; a service that would be open
 * without a password or without TLS does not start.
 */
final class RemoteJmx {
  private static final String JMX = "com.sun.management.jmxremote.";

  private RemoteJmx() {}

  /**
   * @param options what Java was started with
   */
  static List<Problem> problems(Properties options) {
    List<Problem> problems = new ArrayList<>();
    if (options.getProperty(JMX + "port") != null) {
      want(options, "authenticate", "true", "a password for JMX from other machines", problems);
      want(options, "ssl", "true", "TLS for JMX from other machines", problems);
    } else {
      want(options, "local.only", "true", "JMX for this machine only", problems);
    }
    return problems;
  }

  /** What is not said is as it should be. */
  private static void want(
      Properties options, String name, String value, String expected, List<Problem> problems) {
    String found = options.getProperty(JMX + name, value);
    if (!found.equalsIgnoreCase(value)) {
      problems.add(new Problem("LIENTHONG_JAVA_OPTS", 0, JMX + name, found, expected, null));
    }
  }
}
