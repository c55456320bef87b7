package vn.lienthong.national;

import java.time.Duration;

/**
 * How much time and memory one call may take.
 *
 * @param connect until the connection stands
 * @param silence between two bytes, and until the answer's first
 * @param call the whole of it, dribbled bodies included
 * @param answerBytes of an answer, unpacked
 * @param longestWait beyond which a {@code Retry-After} is cut off
 * @param callsPerSecond no more calls are made, whoever asks for them
 * @param rest how long a nation that is not well is left alone; whole seconds, at least one
 */
public record NationalLimits(
    Duration connect,
    Duration silence,
    Duration call,
    long answerBytes,
    Duration longestWait,
    int callsPerSecond,
    Duration rest) {
  public static final NationalLimits DEFAULT =
      new NationalLimits(
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          32L * 1024 * 1024,
          Duration.ofHours(1),
          50,
          Duration.ofSeconds(30));
}
