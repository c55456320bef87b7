/**
 * A national system to try against: the reference contract, read at run time, over a small
 * database. It shares no class with the gateway.
 */
@NullMarked
package vn.lienthong.sandbox;

import org.jspecify.annotations.NullMarked;
