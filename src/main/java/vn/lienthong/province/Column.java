package vn.lienthong.province;

import java.sql.JDBCType;

/**
 * A column of a table.
 *
 * @param name as stored, in the database's own case
 * @param type the JDBC type; {@code OTHER} for what JDBC has no name for
 * @param typeName the database's own name of the type
 * @param size characters of a text, digits of a number
 * @param scale digits after the point
 * @param nullable NULL may be stored
 * @param defaulted filled by the database when left out
 * @param generated computed by the database, cannot be written
 */
public record Column(
    String name,
    JDBCType type,
    String typeName,
    int size,
    int scale,
    boolean nullable,
    boolean defaulted,
    boolean generated) {}
