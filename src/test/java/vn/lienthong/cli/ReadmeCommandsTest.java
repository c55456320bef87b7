package vn.lienthong.cli;

import java.nio.file.Path;

class ReadmeCommandsTest extends WrittenCommands {
  ReadmeCommandsTest() {
    super(Path.of("README.md"));
  }
}
