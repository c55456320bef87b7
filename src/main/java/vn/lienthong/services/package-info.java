/**
 * The query services that the gateway offers to other systems: the province's approved tables,
 * forms, document groups and documents, and the ministry's, asked live.
 */
@NullMarked
package vn.lienthong.services;

import org.jspecify.annotations.NullMarked;
