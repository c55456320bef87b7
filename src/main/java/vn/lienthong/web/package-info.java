/** What our own HTTP listeners share: limits of a call, refusals, faults that are never shown. */
@NullMarked
package vn.lienthong.web;

import org.jspecify.annotations.NullMarked;
