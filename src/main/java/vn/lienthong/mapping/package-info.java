/**
 * Mapping files compiled to a two-way translation between a province's columns and the national
 * schema.
 */
@NullMarked
package vn.lienthong.mapping;

import org.jspecify.annotations.NullMarked;
