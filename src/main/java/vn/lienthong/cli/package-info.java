/**
 * The command line. It asks the running service over its admin API and starts quickly: of a command
 * only its own part is loaded, and never Camel.
 */
@NullMarked
package vn.lienthong.cli;

import org.jspecify.annotations.NullMarked;
