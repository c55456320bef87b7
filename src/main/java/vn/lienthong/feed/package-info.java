/**
 * One-way streams of the province's own records to the nation: what changed is read again from its
 * table, sent in batches, and settled with a receipt.
 */
@NullMarked
package vn.lienthong.feed;

import org.jspecify.annotations.NullMarked;
