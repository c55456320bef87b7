/** The product, the floor, and what anyone would use instead, one after the other and again. */
package vn.lienthong.bench.race;
