package vn.lienthong.mapping;

import java.util.List;

/**
 * Which rows of each side a mapping is about; all conditions must hold.
 *
 * @param province over columns of the table
 * @param nation over the API's query parameters, one value each
 */
public record Scope(List<Condition> province, List<Condition> nation) {}
