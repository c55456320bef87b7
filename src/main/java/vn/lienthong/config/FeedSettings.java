package vn.lienthong.config;

import java.time.Duration;
import java.util.Map;

/**
 * What feeds need to be told.
 *
 * @param purposes why records about persons are sent, by flow; a flow about persons without one is
 *     off
 * @param waitLimit how long a record waits for what it refers to
 * @param captureKeep how long captured changes are kept that every run has seen
 * @param wholeEvery how often a flow with nothing to do has a whole run, and not only a glance
 */
public record FeedSettings(
    Map<String, String> purposes, Duration waitLimit, Duration captureKeep, Duration wholeEvery) {}
