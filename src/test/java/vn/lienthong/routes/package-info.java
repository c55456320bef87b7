/** The gateway as it is shipped: its real routes between a real province and the sandbox. */
@NullMarked
package vn.lienthong.routes;

import org.jspecify.annotations.NullMarked;
