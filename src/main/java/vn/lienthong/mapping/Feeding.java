package vn.lienthong.mapping;

/**
 * Makes a mapping a fed one: the province's records go to the nation, and only the nation's verdict
 * comes back.
 *
 * @param onGone what is sent when a record that was sent is gone or no longer passes the filter
 * @param personal about persons: off until its purpose is stated in the settings
 */
public record Feeding(OnGone onGone, boolean personal) {
  /** What becomes of the nation's copy of a record that is gone here. */
  public enum OnGone {
    /** Withdrawn: the nation keeps its content and marks it as no longer valid. */
    RETIRE,
    /** Erased: the nation drops its content. */
    ERASE,
    /** Nothing is sent. */
    KEEP
  }
}
