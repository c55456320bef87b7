package vn.lienthong.services;

import java.util.Map;

/** What was answered, for JMX. */
public interface ServicesMXBean {
  /** Answers since the start by {@code caller resource code}. */
  Map<String, Long> getAnswers();

  /** What is wrong with the file of callers, the last good one being used; empty if nothing is. */
  String getCallersFault();
}
