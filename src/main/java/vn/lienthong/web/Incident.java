package vn.lienthong.web;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A fault that nobody foresaw: the log gets where it was, the caller a number to ask about it. */
public final class Incident {
  private static final Logger LOG = LoggerFactory.getLogger(Incident.class);
  private static final int FRAMES = 15;

  private Incident() {}

  /** Logs kind and place but not the message, which may hold a record's values. */
  public static String log(Exception fault, String address) {
    String number = UUID.randomUUID().toString().substring(0, 8);
    StringBuilder place = new StringBuilder();
    StackTraceElement[] frames = fault.getStackTrace();
    for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
      place.append("\n    at ").append(frames[i]);
    }
    LOG.error("fault {} in {}: {}{}", number, address, fault.getClass().getName(), place);
    return number;
  }
}
