-- Tables, forms and a document of which something is wrong: approved, and yet not to be sent. The demo plants them from
-- the start. README.md says what must come of each; healed by the commands in comments.

-- parked: a quarterly table for a year
--   DELETE FROM bieu_o WHERE ma_mau = 'BM02' AND ky = '2026'; DELETE FROM bieu WHERE ma_mau = 'BM02' AND ky = '2026';
INSERT INTO bieu (ma_mau, ky, don_vi, tinh, trang_thai, lan_nop, ngay_duyet) VALUES ('BM02', '2026', '03424', '12', 'DA_DUYET', 1, DATE '2026-07-20');
INSERT INTO bieu_o (ma_mau, ky, don_vi, ma_dong, ma_cot, gia_tri) VALUES ('BM02', '2026', '03424', 'G01', 'C01', 410);

-- parked: a cell outside the grid
--   DELETE FROM bieu_o WHERE ma_mau = 'BM04' AND ky = '2026-M07' AND ma_dong = 'V09';
INSERT INTO bieu (ma_mau, ky, don_vi, tinh, trang_thai, lan_nop, ngay_duyet) VALUES ('BM04', '2026-M07', '03388', '12', 'DA_DUYET', 1, DATE '2026-08-03');
INSERT INTO bieu_o (ma_mau, ky, don_vi, ma_dong, ma_cot, gia_tri) VALUES
  ('BM04', '2026-M07', '03388', 'V01', 'C01', 95), ('BM04', '2026-M07', '03388', 'V09', 'C01', 1);

-- waiting: the province's table while 36 of 38 communes have not reported; the two communes' own tables are sent
--   UPDATE bieu SET trang_thai = 'DA_NOP' WHERE ma_mau = 'BM02' AND ky = '2026-Q3' AND don_vi = '12';
INSERT INTO bieu (ma_mau, ky, don_vi, tinh, trang_thai, lan_nop, ngay_duyet) VALUES
  ('BM02', '2026-Q3', '03424', '12', 'DA_DUYET', 1, DATE '2026-10-06'),
  ('BM02', '2026-Q3', '03430', '12', 'DA_DUYET', 1, DATE '2026-10-06'),
  ('BM02', '2026-Q3', '12', '12', 'DA_DUYET', 1, DATE '2026-10-09');
INSERT INTO bieu_o (ma_mau, ky, don_vi, ma_dong, ma_cot, gia_tri) VALUES
  ('BM02', '2026-Q3', '03424', 'G01', 'C01', 400), ('BM02', '2026-Q3', '03430', 'G01', 'C01', 310), ('BM02', '2026-Q3', '12', 'G01', 'C01', 710);

-- waiting: a template that is not known
INSERT INTO bieu (ma_mau, ky, don_vi, tinh, trang_thai, lan_nop, ngay_duyet) VALUES ('BM99', '2026', '03390', '12', 'DA_DUYET', 1, DATE '2026-07-20');
INSERT INTO bieu_o (ma_mau, ky, don_vi, ma_dong, ma_cot, gia_tri) VALUES ('BM99', '2026', '03390', 'D01', 'C01', 5);

-- parked: an answer to a question that was not asked
--   DELETE FROM phieu_tra_loi WHERE so_phieu = 'PT01-03405002-2026' AND cau_hoi = 'C99';
-- parked: more poor households than households
--   UPDATE phieu_tra_loi SET gia_tri = '6' WHERE so_phieu = 'PT01-03408001-2026' AND cau_hoi = 'C05';
INSERT INTO phieu (so_phieu, ma_mau, don_vi, ky, tinh, ngay_lap, trang_thai) VALUES
  ('PT01-03405002-2026', 'PT01', '03405002', '2026', '12', DATE '2026-07-15', 'DA_DUYET'),
  ('PT01-03408001-2026', 'PT01', '03408001', '2026', '12', DATE '2026-07-15', 'DA_DUYET');
INSERT INTO phieu_tra_loi (so_phieu, cau_hoi, gia_tri) VALUES
  ('PT01-03405002-2026', 'C01', '50'), ('PT01-03405002-2026', 'C02', '230'), ('PT01-03405002-2026', 'C03', '50'),
  ('PT01-03405002-2026', 'C04', 'Có'), ('PT01-03405002-2026', 'C05', '12'), ('PT01-03405002-2026', 'C99', '1'),
  ('PT01-03408001-2026', 'C01', '48'), ('PT01-03408001-2026', 'C02', '201'), ('PT01-03408001-2026', 'C03', '20'),
  ('PT01-03408001-2026', 'C04', 'Không'), ('PT01-03408001-2026', 'C05', '60');

-- waiting: households of a village that is not in the catalogue yet. Released when it arrives:
--   INSERT INTO dm_don_vi_hanh_chinh (ma, hieu_luc_tu, ten, cap, loai, ma_cha, tinh) VALUES ('03388090', DATE '2026-01-01', 'Tổ dân phố Mới', 'THON', 'TO_DAN_PHO', '03388', '12');
INSERT INTO phieu_ho (so_phieu, ma_mau, don_vi, ky, tinh, ngay_lap, chu_ho, dan_toc, ton_giao, so_nhan_khau, ho_ngheo, trang_thai) VALUES
  ('PH01-03388090-0000001', 'PH01', '03388090', '2026', '12', DATE '2026-07-15', 'Chủ hộ giả lập A', '03', '99', 4, FALSE, 'DA_DUYET'),
  ('PH01-03388090-0000002', 'PH01', '03388090', '2026', '12', DATE '2026-07-15', 'Chủ hộ giả lập B', '08', '99', 5, TRUE, 'DA_DUYET');
INSERT INTO phieu_ho_tra_loi (so_phieu, cau_hoi, gia_tri) VALUES
  ('PH01-03388090-0000001', 'H01', 'Kiên cố'), ('PH01-03388090-0000001', 'H02', '1'), ('PH01-03388090-0000001', 'H03', 'Nước máy'),
  ('PH01-03388090-0000002', 'H01', 'Đơn sơ'), ('PH01-03388090-0000002', 'H02', '3'), ('PH01-03388090-0000002', 'H03', 'Mó nước');

-- a document whose file is not there: the document is in step, its file is parked
INSERT INTO van_ban (ma, so_ky_hieu, trich_yeu, loai_van_ban, ma_nhom, co_quan, ma_co_quan, ngay_ban_hanh, nguoi_ky, chuc_vu, do_mat, tinh) VALUES
  ('H35.12-2026-900001', '900001/GL-SDTTG', 'Báo cáo mất tệp (dữ liệu giả lập)', 'BAO_CAO', 'LC-BC', 'Sở Dân tộc và Tôn giáo tỉnh Lai Châu', 'H35.12', DATE '2026-07-01', 'Phạm Thị Mẫu', 'Giám đốc', 'THUONG', '12');
INSERT INTO van_ban_tep (ma, so, ten, loai, kich_thuoc, sha256, duong_dan) VALUES
  ('H35.12-2026-900001', 1, 'bao-cao.txt', 'text/plain', 10, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', '2026/H35.12-2026-900001/1.txt');
