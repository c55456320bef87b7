/** The demonstration: a province and a nation to try the gateway on, and a judge of its own. */
@NullMarked
package vn.lienthong.demo;

import org.jspecify.annotations.NullMarked;
