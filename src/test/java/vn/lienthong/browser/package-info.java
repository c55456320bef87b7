/** The page as people meet it: in a real browser, with a pointer, a keyboard and without eyes. */
@NullMarked
package vn.lienthong.browser;

import org.jspecify.annotations.NullMarked;
