/**
 * What sending a table costs at least, written by hand: nothing of the product is used here, so
 * that it can be measured against it.
 */
package vn.lienthong.bench.floor;
