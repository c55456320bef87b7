package vn.lienthong.demo;

import java.util.List;

/**
 * What the oracle found of documents' files.
 *
 * @param toNation files of the province's documents that arrived at the nation as they are
 * @param toProvince files of the ministry's documents that lie in the province's folder as they are
 * @param bytes of both
 */
record FilesComparison(List<Difference> differences, int toNation, int toProvince, long bytes) {
  static final FilesComparison NONE = new FilesComparison(List.of(), 0, 0, 0);
}
