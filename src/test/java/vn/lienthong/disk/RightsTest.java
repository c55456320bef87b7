package vn.lienthong.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RightsTest {
  @TempDir private Path folder;

  @Test
  void aFileIsMadeWithThem() throws IOException {
    Path file = folder.resolve("khoa");
    Rights.OWNER.create(file);

    assertThat(mode(file)).isEqualTo("rw-------");
    assertThat(file).isEmptyFile();
  }

  @Test
  void oneOfAFreshNameIsMadeWithThem() throws IOException {
    Path one = Rights.OWNER.createIn(folder, "khoa", ".new");
    Path other = Rights.OWNER.createIn(folder, "khoa", ".new");

    assertThat(mode(one)).isEqualTo("rw-------");
    assertThat(one).isNotEqualTo(other).hasParent(folder);
  }

  @Test
  void oneThatIsThereIsLeftAsItIs() throws IOException {
    Path file = Files.writeString(folder.resolve("khoa"), "cũ");

    assertThatThrownBy(() -> Rights.OWNER.create(file))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(file).hasContent("cũ");
  }

  @Test
  void oneThatIsThereGetsThem() throws IOException {
    Path file = Files.writeString(folder.resolve("van-ban.pdf"), "x");
    Rights.GROUP_READS.set(file);

    assertThat(mode(file)).isEqualTo("rw-r-----");
  }

  @Test
  void aNameWithoutAFolderIsOfTheFolderOneIsIn() {
    assertThatThrownBy(() -> Rights.OWNER.create(Path.of("pom.xml")))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
