package vn.lienthong.config;

/**
 * A setting as it was given.
 *
 * @param file the file's name, or {@code environment}
 * @param line 0 in the environment
 * @param name as written there
 */
record Found(String file, int line, String name, String value) {}
