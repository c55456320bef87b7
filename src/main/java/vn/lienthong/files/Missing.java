package vn.lienthong.files;

import java.util.ArrayList;
import java.util.List;

/**
 * Documents whose files are not where their rows say. As long as no file at all was found it may be
 * the disk that is not there, and nobody is set aside for that.
 */
final class Missing {
  private static final int SUSPICIOUS = 5;
  private static final int ENOUGH = 50;
  private final List<Document> documents = new ArrayList<>();

  /**
   * @throws FolderTrouble if that can no longer be the documents' fault
   */
  void add(Document document) {
    documents.add(document);
    if (documents.size() >= ENOUGH) {
      throw new FolderTrouble(FolderTrouble.What.EMPTY);
    }
  }

  static boolean only(Document document) {
    return document.faults().stream().allMatch(cause -> cause.code().equals(FileFault.MISSING));
  }

  /**
   * Those that are to be set aside.
   *
   * @param found whether any other file was found
   * @throws FolderTrouble if that is no document's fault
   */
  List<Document> missed(boolean found) {
    if (!found && documents.size() >= SUSPICIOUS) {
      throw new FolderTrouble(FolderTrouble.What.EMPTY);
    }
    List<Document> all = List.copyOf(documents);
    documents.clear();
    return all;
  }
}
