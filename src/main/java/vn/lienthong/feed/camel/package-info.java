/** The steps of a feed's run as routes call them. */
@NullMarked
package vn.lienthong.feed.camel;

import org.jspecify.annotations.NullMarked;
