package vn.lienthong.files;

/** No run was opened: the flow is paused or has no files, or somebody else is running it. */
public final class FilesUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FilesUnavailable(String flow, String why) {
    super(flow + " " + why, null, false, false);
  }
}
