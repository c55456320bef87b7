package vn.lienthong.files;

/** What becomes of a document when all its files were tried. */
final class Finishing {
  private final Notes notes;
  private final Starting starting;
  private final Missing missing = new Missing();
  private boolean left;
  private int setAside;

  Finishing(Notes notes, Starting starting) {
    this.notes = notes;
    this.starting = starting;
  }

  void settle(Document document) {
    if (starting.found()) {
      missing.missed(true).forEach(this::park);
    }
    if (document.faults().isEmpty()) {
      if (document.open()) {
        left = true;
      } else {
        notes.finish(document);
      }
    } else if (document.ours() && !starting.found() && Missing.only(document)) {
      missing.add(document);
    } else {
      park(document);
    }
  }

  /** There are no more documents. */
  void last() {
    missing.missed(starting.found()).forEach(this::park);
  }

  private void park(Document document) {
    notes.park(document);
    setAside += document.faults().size();
  }

  /** Whether files are left for a later run. */
  boolean left() {
    return left;
  }

  FilesReport.Tally count(FilesReport.Tally tally) {
    return tally.setAside(setAside);
  }
}
