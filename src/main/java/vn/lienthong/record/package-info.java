/** The vocabulary of the house: keys, rows, causes, outcomes. Needs the JDK only. */
@NullMarked
package vn.lienthong.record;

import org.jspecify.annotations.NullMarked;
