/**
 * The three-way comparison: pure functions from what was agreed and what is found to what is done.
 */
@NullMarked
package vn.lienthong.reconcile;

import org.jspecify.annotations.NullMarked;
