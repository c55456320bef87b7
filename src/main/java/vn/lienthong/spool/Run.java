package vn.lienthong.spool;

/** A sorted stretch of the file, from the byte {@code start} up to {@code end}. */
record Run(long start, long end, int rows) {}
