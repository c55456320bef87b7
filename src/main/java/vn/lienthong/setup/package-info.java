/** A first installation: its questions, and an examination of everything a service depends on. */
@NullMarked
package vn.lienthong.setup;

import org.jspecify.annotations.NullMarked;
