/**
 * Holds mappings against the contract and the province's tables, and routes against what Camel
 * passes over in silence, before anything runs.
 */
@NullMarked
package vn.lienthong.check;

import org.jspecify.annotations.NullMarked;
