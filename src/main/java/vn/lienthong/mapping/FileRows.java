package vn.lienthong.mapping;

/**
 * The child rows of a mapping that are files: their content travels after the record itself. A row
 * has the number {@code so} as its identity, the file's name {@code ten}, its size {@code
 * kichThuoc} and the {@code sha256} of its content in hex.
 *
 * @param rows the field of type ROWS
 * @param path the child table's column with the path of the province's copy, below the folder of
 *     documents
 */
public record FileRows(String rows, String path) {
  public static final String NUMBER = "so";
  public static final String NAME = "ten";
  public static final String SIZE = "kichThuoc";
  public static final String SHA256 = "sha256";
}
