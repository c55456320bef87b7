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
 */
public record FeedSettings(
    Map<String, String> purposes, Duration waitLimit, Duration captureKeep) {}
