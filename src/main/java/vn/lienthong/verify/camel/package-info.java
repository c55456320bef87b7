/** The steps of a verification as its route calls them. */
@NullMarked
package vn.lienthong.verify.camel;

import org.jspecify.annotations.NullMarked;
