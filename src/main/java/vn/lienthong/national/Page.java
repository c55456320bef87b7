package vn.lienthong.national;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.UnreadableRow;
import vn.lienthong.record.Row;

/**
 * One page of a list.
 *
 * @param rows in the order given
 * @param unreadable records without a usable key; with the rows they make up the page
 * @param totalRecords how many records the whole list has, as the nation counts them now; negative
 *     if it does not tell
 * @param serverTime the nation's clock, as text to be handed back in {@code changedSince}; empty if
 *     it does not tell
 * @param next what to ask for {@code after}; null if this was the last page
 * @param firstId null if the page is empty
 * @param lastId null if the page is empty
 */
public record Page(
    List<Row> rows,
    List<UnreadableRow> unreadable,
    long totalRecords,
    String serverTime,
    @Nullable String next,
    @Nullable String firstId,
    @Nullable String lastId) {}
