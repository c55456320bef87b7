package vn.lienthong.national.dialect;

import java.util.Arrays;
import java.util.List;
import vn.lienthong.national.Lack;

/**
 * What an endpoint cannot do, and what of the gateway's promises is the weaker for it: the one
 * place where that is said, for {@code check}, {@code status} and the README.
 *
 * @param vi in Vietnamese
 * @param en in English
 */
public record WeakerPromise(Lack lack, String vi, String en) {
  /** Of everything that the dialect's endpoint cannot do, in the order of {@link Lack}. */
  public static List<WeakerPromise> of(Dialect dialect) {
    return Arrays.stream(Lack.values())
        .filter(lack -> !dialect.can(lack))
        .map(WeakerPromise::of)
        .toList();
  }

  /** Of one thing that an endpoint cannot do. */
  public static WeakerPromise of(Lack lack) {
    return switch (lack) {
      case IDEMPOTENCY_KEY ->
          said(
              lack,
              "Lô gửi lại sau khi mất câu trả lời được ghi thêm một lần; không sinh bản ghi thứ hai"
                  + " chỉ vì mỗi bản ghi được ghi đè theo mã.",
              "A batch sent again after its answer was lost is carried out once more; no second"
                  + " record comes of it only because each is overwritten under its id.");
      case READ_ONE ->
          said(
              lack,
              "Một bản ghi được tìm trong cả danh sách: chậm hơn, và bản ghi vắng trong hai lần đọc"
                  + " mới được coi là không còn; luồng gửi đi không tự nhận ra Bộ bị khôi phục về ngày"
                  + " trước, chỉ verify mới thấy.",
              "A single record is looked for in the whole list: slower, and it counts as gone when"
                  + " two readings lack it; that the ministry was put back to an earlier day is noticed"
                  + " by feeds only through verify.");
      case RESULTS ->
          said(
              lack,
              "Lô chỉ được nhận hoặc bị từ chối cả gói: bản ghi bị từ chối được tìm ra bằng cách chia"
                  + " đôi, nhưng lý do và trường sai không được cho biết; «không đổi» được đếm là đã"
                  + " nhận.",
              "A batch is taken or refused as a whole: the record to blame is found by halving, but"
                  + " neither why nor which field is told; what was unchanged counts as delivered.");
      case READ_BACK ->
          said(
              lack,
              "Nội dung đã lưu phải đọc lại sau khi ghi: sửa đổi của Bộ đúng khoảnh khắc ấy được coi"
                  + " là kết quả của lần ghi.",
              "What was stored is read after writing: an edit of the ministry's in that moment is"
                  + " taken for the outcome of the write.");
      case VERSION ->
          said(
              lack,
              "Bản ghi không có phiên bản: được đọc lại trước mỗi lần ghi, nhưng sửa đổi của Bộ giữa"
                  + " lần đọc đó và lần ghi sẽ bị ghi đè; Bộ bị khôi phục về ngày trước chỉ được luồng"
                  + " gửi đi nhận ra khi thiếu bản ghi, không phải khi bản ghi cũ hơn; trong một ngày,"
                  + " nội dung đúng như một lần ghi không có trả lời được coi là lần ghi ấy đến muộn, kể"
                  + " cả khi do Bộ nhập: giá trị mới hơn được gửi lại, giá trị này được lưu.",
              "Records have no version: each is read before it is written, but an edit of the"
                  + " ministry's between that reading and the write is overwritten; that the ministry was"
                  + " put back to an earlier day is noticed by feeds where a record is missing, not where"
                  + " it is older; for a day, what an unanswered write of ours said counts as that write,"
                  + " arriving late, even if the ministry said it: the newer value goes again, and this"
                  + " one is kept.");
      case SOURCE_VERSION ->
          said(
              lack,
              "Gói tin đến muộn có thể thay bản mới bằng bản cũ; verify phát hiện, resync sửa lại.",
              "A batch that arrives late may replace a newer state by an older one; verify finds it,"
                  + " resync mends it.");
      case CHANGED_SINCE ->
          said(
              lack,
              "Không hỏi được riêng phần thay đổi: mỗi lượt đọc toàn bộ danh sách, kể cả để lấy kết"
                  + " quả của Bộ.",
              "What changed cannot be asked for: every run reads the whole list, for the ministry's"
                  + " verdicts too.");
      case ORDER ->
          said(
              lack,
              "Danh sách không theo thứ tự mã: thay đổi trong lúc đọc có thể che một bản ghi đến lượt"
                  + " sau.",
              "Lists do not come in the order of ids: a change while they are read may hide a record"
                  + " until the next run.");
      case DIGEST ->
          said(
              lack,
              "verify phải đọc toàn bộ bản ghi thay vì so các mã băm: cùng kết quả, nhưng lâu hơn.",
              "verify reads all records instead of comparing digests: the same proof, but slower.");
      case SCOPE ->
          said(
              lack,
              "Danh sách không lọc được theo tỉnh: bản ghi của tỉnh khác cũng được đọc, rồi bỏ đi tại"
                  + " đây.",
              "Lists cannot be narrowed to the province: records of others are read too, and left"
                  + " aside here.");
      case WITHDRAWAL ->
          said(
              lack,
              "Không rút lại được: bản ghi không còn ở tỉnh và không có ngày hết hiệu lực để ghi thì"
                  + " vẫn còn hiệu lực ở Bộ; nó được giữ lại với nguyên nhân này cho đến khi Bộ tự bỏ.",
              "Nothing can be withdrawn: a record that is gone at the province, and has no closing date"
                  + " to be written, stays in force at the ministry; it is parked with this cause"
                  + " until the ministry removes it.");
      case AT ->
          said(
              lack,
              "Danh sách không hỏi được theo ngày hiệu lực: được đọc hết, phần hết hiệu lực bỏ đi tại"
                  + " đây.",
              "Lists cannot be asked for a day: all is read, and what is not valid is left aside"
                  + " here.");
      case FILES ->
          said(
              lack,
              "Tệp văn bản không được chuyển; thông tin văn bản vẫn được liên thông.",
              "Documents' files do not travel; the documents' records still do.");
      case READING ->
          said(
              lack,
              "Không đọc được gì: các luồng hai chiều bị giữ, kết quả của Bộ không về, và không chứng"
                  + " minh được sự đầy đủ; chỉ còn gửi đi.",
              "Nothing can be read: flows that go both ways are held, verdicts do not come back, and"
                  + " completeness cannot be proved; feeds still go.");
    };
  }

  private static WeakerPromise said(Lack lack, String vi, String en) {
    return new WeakerPromise(lack, vi, en);
  }
}
