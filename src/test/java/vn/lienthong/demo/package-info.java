@NullMarked
package vn.lienthong.demo;

import org.jspecify.annotations.NullMarked;
