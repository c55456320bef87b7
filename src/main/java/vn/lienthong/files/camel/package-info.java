/** The steps of moving files as routes call them. */
@NullMarked
package vn.lienthong.files.camel;

import org.jspecify.annotations.NullMarked;
