/** What tests of several rooms share. */
@NullMarked
package vn.lienthong.testkit;

import org.jspecify.annotations.NullMarked;
