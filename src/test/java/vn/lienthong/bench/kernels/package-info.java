/** How fast the innermost steps are, told in a way that another machine can compare. */
package vn.lienthong.bench.kernels;
