/**
 * One run of a flow, step by step, as the routes walk it: read both sides, compare, write, settle.
 */
@NullMarked
package vn.lienthong.flow;

import org.jspecify.annotations.NullMarked;
