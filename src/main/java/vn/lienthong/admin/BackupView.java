package vn.lienthong.admin;

import java.time.Instant;

/**
 * A backup that was made.
 *
 * @param file on the service's own machine
 * @param rows of all tables
 */
public record BackupView(String file, Instant at, long rows, long bytes) {}
