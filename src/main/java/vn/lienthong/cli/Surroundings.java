package vn.lienthong.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a command sees of the machine it runs on.
 *
 * @param terminal is a person looking at {@code out}?
 * @param folder where the command was typed
 */
record Surroundings(
    PrintStream out, PrintStream err, Map<String, String> env, boolean terminal, Path folder) {}
