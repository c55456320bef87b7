/** The gateway killed while it works. */
package vn.lienthong.crash;
