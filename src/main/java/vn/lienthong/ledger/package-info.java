/**
 * What both sides last agreed on, per record; runs, held plans, losers, events and people's acts.
 */
@NullMarked
package vn.lienthong.ledger;

import org.jspecify.annotations.NullMarked;
