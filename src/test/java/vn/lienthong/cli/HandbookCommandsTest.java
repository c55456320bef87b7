package vn.lienthong.cli;

import java.nio.file.Path;

class HandbookCommandsTest extends WrittenCommands {
  HandbookCommandsTest() {
    super(Path.of("gateway/SO-TAY.md"));
  }
}
