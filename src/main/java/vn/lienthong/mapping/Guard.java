package vn.lienthong.mapping;

/**
 * How much may be retired or changed on one side within 24 hours before a person is asked. The
 * larger of rows and per cent of the side's records counts.
 */
public record Guard(int retireRows, int retirePercent, int changeRows, int changePercent) {
  public static final Guard DEFAULT = new Guard(5, 5, 100, 30);
}
