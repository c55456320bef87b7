package vn.lienthong.flow;

import java.util.ArrayList;
import java.util.List;

/** A failure told by its classes and places only: messages may quote a record's values. */
public final class Broken {
  private static final int DEPTH = 5;

  private Broken() {}

  public static String text(Throwable broken) {
    List<String> links = new ArrayList<>();
    for (Throwable link = broken; link != null && links.size() < DEPTH; link = link.getCause()) {
      links.add(link.getClass().getName() + at(link.getStackTrace()));
    }
    return String.join(", caused by ", links);
  }

  private static String at(StackTraceElement[] trace) {
    for (StackTraceElement place : trace) {
      if (place.getClassName().startsWith("vn.lienthong")) {
        return " at " + place;
      }
    }
    return trace.length == 0 ? "" : " at " + trace[0];
  }
}
