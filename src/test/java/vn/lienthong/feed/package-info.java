/** Feeds against a province and a nation in memory, and a real ledger. */
package vn.lienthong.feed;
