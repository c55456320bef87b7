/** Files as the operating system keeps them. */
@NullMarked
package vn.lienthong.disk;

import org.jspecify.annotations.NullMarked;
