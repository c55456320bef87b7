-- What happens in the province after both sides were in step once (with national/edits.json). README.md says what must come of it.

UPDATE dm_nhom_chi_tieu SET mo_ta = 'Nước hợp vệ sinh, nhà tiêu và rác thải' WHERE ma_nhom = '10';
UPDATE dm_nhom_chi_tieu SET thu_tu = 19 WHERE ma_nhom = '09';
UPDATE dm_nhom_chi_tieu SET ten_nhom = 'Dân số các dân tộc' WHERE ma_nhom = '01';
UPDATE dm_nhom_chi_tieu SET mo_ta = U&'Đo\0323\0302i ngu\0303 ca\0301n bo\0323\0302 ngu\031Bo\031B\0300i da\0302n to\0323\0302c thie\0302\0309u so\0302\0301' WHERE ma_nhom = '13';

UPDATE dm_chi_tieu SET co_quan = 'Sở Giáo dục' WHERE ma_chi_tieu = '0504';
UPDATE dm_chi_tieu SET co_quan = 'Sở Nội vụ tỉnh' WHERE ma_chi_tieu = '0201';
UPDATE dm_chi_tieu SET ten_chi_tieu = 'Số dân là người dân tộc thiểu số' WHERE ma_chi_tieu = '0101';
UPDATE dm_chi_tieu SET ten_chi_tieu = 'Số hộ nghèo ở bản biên giới' WHERE ma_chi_tieu = '0390';
UPDATE dm_chi_tieu SET don_vi_tinh = 'phần trăm' WHERE ma_chi_tieu = '0903';
UPDATE dm_chi_tieu SET phan_to = 'Dân tộc;Giới tính;Cấp học' WHERE ma_chi_tieu = '0503';
UPDATE dm_chi_tieu SET ngay_ket_thuc = DATE '2026-06-30' WHERE ma_chi_tieu = '1691';
DELETE FROM dm_chi_tieu WHERE ma_chi_tieu = '1303';
INSERT INTO dm_chi_tieu (ma_chi_tieu, ten_chi_tieu, ma_nhom, ma_cha, don_vi_tinh, kieu_gia_tri, ky_bao_cao, cap_thu_thap, co_quan, cua_dia_phuong, ma_tinh, ngay_bat_dau) VALUES ('0191', 'Số hộ có người dân tộc Mảng', '01', '0102', 'hộ', 'SO_NGUYEN', 'NAM', 'THON', NULL, TRUE, '12', DATE '2026-01-01');
UPDATE dm_chi_tieu SET ten_chi_tieu = U&'Ty\0309 le\0323\0302 xa\0303 co\0301 đu\031Bo\031B\0300ng o\0302 to\0302 đe\0302\0301n trung ta\0302m' WHERE ma_chi_tieu = '0901';
UPDATE dm_chi_tieu SET ten_chi_tieu = 'Số hộ dân tộc thiểu số có nhà tạm, nhà dột nát  ' WHERE ma_chi_tieu = '0401';

UPDATE dm_dan_toc SET ten_khac = 'Kìm Miền;Kìm Mùn;Dao Khâu' WHERE ma_tk = '09';
UPDATE dm_dan_toc SET ten_khac = 'Khù Sung;Cò Sung;Khạ Quy' WHERE ma_tk = '39';
UPDATE dm_dan_toc SET ten_khac = 'Nhắng;Giẳng;Pâu Thỉn' WHERE ma_tk = '26';
UPDATE dm_dan_toc SET ghi_chu = 'Dân tộc ít người' WHERE ma_tk = '50';
UPDATE dm_dan_toc SET ten = U&'Ha\0300 Nhi\0300' WHERE ma_tk = '33';

UPDATE dm_ton_giao SET to_chuc = 'Ban đại diện cộng đồng Hồi giáo' WHERE ma = '04';
UPDATE dm_ton_giao SET to_chuc = 'Cộng đồng Baha''i' WHERE ma = '12';
UPDATE dm_ton_giao SET ten = 'Đạo Tứ Ân Hiếu Nghĩa' WHERE ma = '10';
UPDATE dm_ton_giao SET ghi_chu = 'Có ít tín đồ trong tỉnh' WHERE ma = '05';

UPDATE dm_don_vi_hanh_chinh SET ten = 'Bản Phiêng Đích Mới' WHERE ma = '03408001' AND hieu_luc_tu = DATE '2025-07-01';
UPDATE dm_don_vi_hanh_chinh SET ten = 'Bản Tân Tiến' WHERE ma = '03424001' AND hieu_luc_tu = DATE '2025-07-01';
DELETE FROM dm_don_vi_hanh_chinh WHERE ma = '03430001' AND hieu_luc_tu = DATE '2025-07-01';
UPDATE dm_don_vi_hanh_chinh SET hieu_luc_den = DATE '2026-06-30' WHERE ma = '03442001' AND hieu_luc_tu = DATE '2025-07-01';
UPDATE dm_don_vi_hanh_chinh SET ten = U&'Ba\0309n The\0300n Pha\0302\0300y' WHERE ma = '03445001' AND hieu_luc_tu = DATE '2025-07-01';
UPDATE dm_don_vi_hanh_chinh SET ten = 'Xã Tà Tổng (mới)' WHERE ma = '03463' AND hieu_luc_tu = DATE '2025-07-01';
UPDATE dm_don_vi_hanh_chinh SET dien_tich = 152.25 WHERE ma = '03451' AND hieu_luc_tu = DATE '2025-07-01';
UPDATE dm_don_vi_hanh_chinh SET dien_tich = 201.50 WHERE ma = '03439' AND hieu_luc_tu = DATE '2025-07-01';
INSERT INTO dm_don_vi_hanh_chinh (ma, hieu_luc_tu, ten, cap, loai, ma_cha, tinh) VALUES ('03451090', DATE '2026-01-01', 'Bản Mù Cả Mới', 'THON', 'BAN', '03451', '12');

UPDATE dm_thay_doi_don_vi SET van_ban = 'Nghị quyết 1670/NQ-UBTVQH15, Điều 1' WHERE ma_cu = '03451' AND ma_moi = '03451' AND ngay_hieu_luc = DATE '2025-07-01';
UPDATE dm_thay_doi_don_vi SET van_ban = 'Nghị quyết 1670' WHERE ma_cu = '03440' AND ma_moi = '03442' AND ngay_hieu_luc = DATE '2025-07-01';

UPDATE dm_phan_dinh_khu_vuc SET van_ban = 'Văn bản ví dụ 02/VD-PDKV, phụ lục' WHERE ma_don_vi = '03613' AND hieu_luc_tu = DATE '2025-07-01';
UPDATE dm_phan_dinh_khu_vuc SET van_ban = 'Văn bản ví dụ 02/VD-PDKV, trang 2' WHERE ma_don_vi = '03616' AND hieu_luc_tu = DATE '2025-07-01';

UPDATE mau_bieu SET ten_mau = 'Nhà ở, đất ở, đất sản xuất của hộ dân tộc thiểu số' WHERE ma_mau = 'BM03';
UPDATE mau_bieu_dong SET ten_dong = 'Học sinh phổ thông các cấp' WHERE ma_mau = 'BM02' AND ma_dong = 'G01';
UPDATE mau_bieu_dong SET ten_dong = 'Số hộ nghèo (tỉnh)' WHERE ma_mau = 'BM01' AND ma_dong = 'D02';
UPDATE mau_phieu SET ten_mau = 'Phiếu điều tra hộ gia đình' WHERE ma_mau = 'PH01';

INSERT INTO nhom_van_ban (ma_nhom, ten_nhom, nhom_cha, thu_tu, tinh, ngay_bat_dau) VALUES ('LC-TB', 'Thông báo', 'LC', 5, '12', DATE '2026-01-01');
UPDATE nhom_van_ban SET ten_nhom = 'Kế hoạch của tỉnh' WHERE ma_nhom = 'LC-KH';
DELETE FROM nhom_van_ban WHERE ma_nhom = 'LC-TAM';

INSERT INTO van_ban (ma, so_ky_hieu, trich_yeu, loai_van_ban, ma_nhom, co_quan, ma_co_quan, ngay_ban_hanh, nguoi_ky, chuc_vu, do_mat, tinh) VALUES ('H35-2026-000901', '901/VD-UBND', 'Thông báo lịch tiếp công dân (ví dụ)', 'THONG_BAO', 'LC-TB', 'Ủy ban nhân dân tỉnh Lai Châu', 'H35', DATE '2026-02-02', 'Nguyễn Văn Mẫu', 'Chủ tịch', 'THUONG', '12');
INSERT INTO van_ban_tep (ma, so, ten, loai, kich_thuoc, sha256, duong_dan) VALUES ('H35-2026-000901', 1, 'thong-bao.txt', 'text/plain', 41, 'ba677ed7600add3775cff287edcf32748f5615bee83383a11eab741b9d9aba08', '2026/H35-2026-000901/1.txt');
UPDATE van_ban SET trich_yeu = 'Kế hoạch công tác dân tộc năm 2026 (ví dụ)' WHERE ma = 'H35-2025-000011';
DELETE FROM van_ban_tep WHERE ma = 'H35-2025-000013';
DELETE FROM van_ban WHERE ma = 'H35-2025-000013';
UPDATE van_ban SET trich_yeu = 'Đính chính biểu mẫu (bản của tỉnh)' WHERE ma = 'G24-2025-000104';
INSERT INTO van_ban_tep (ma, so, ten, loai, kich_thuoc, sha256, duong_dan) VALUES ('H35-2025-000012', 2, 'danh-sach.txt', 'text/plain', 51, '26cd27a20f85d94fcf6b40aa7962013c2573c3bfed9f6e6e422e172fcc6f7856', '2025/H35-2025-000012/2.txt');

UPDATE bieu_o SET gia_tri = 3300.25 WHERE ma_mau = 'BM04' AND ky = '2025-M09' AND don_vi = '03424' AND ma_dong = 'V02' AND ma_cot = 'C01';
UPDATE bieu SET lan_nop = 3 WHERE ma_mau = 'BM04' AND ky = '2025-M09' AND don_vi = '03424';
UPDATE bieu_o SET gia_tri = 5400 WHERE ma_mau = 'BM04' AND ky = '2025-M09' AND don_vi = '03390' AND ma_dong = 'V02' AND ma_cot = 'C01';
UPDATE bieu SET trang_thai = 'DA_DUYET' WHERE ma_mau = 'BM04' AND ky = '2025-M09' AND don_vi = '03433';
UPDATE bieu SET trang_thai = 'TRA_LAI' WHERE ma_mau = 'BM04' AND ky = '2025-M09' AND don_vi = '03430';
DELETE FROM bieu WHERE ma_mau = 'BM04' AND ky = '2025-M09' AND don_vi = '03439';

UPDATE phieu_tra_loi SET gia_tri = '21' WHERE so_phieu = 'PT01-03390002-2025' AND cau_hoi = 'C05';
DELETE FROM phieu_tra_loi WHERE so_phieu = 'PT02-03405001-2025';
DELETE FROM phieu WHERE so_phieu = 'PT02-03405001-2025';
UPDATE phieu SET trang_thai = 'DA_DUYET' WHERE so_phieu = 'PT01-03408002-2025';

UPDATE phieu_ho_tra_loi SET gia_tri = 'Nước máy' WHERE so_phieu = 'PH01-03390001-9001' AND cau_hoi = 'H03';
DELETE FROM phieu_ho_tra_loi WHERE so_phieu = 'PH01-03390001-9002';
DELETE FROM phieu_ho WHERE so_phieu = 'PH01-03390001-9002';
INSERT INTO phieu_ho_tra_loi (so_phieu, cau_hoi, gia_tri) VALUES ('PH01-03390002-9004', 'H02', '0');
INSERT INTO phieu_ho_tra_loi (so_phieu, cau_hoi, gia_tri) VALUES ('PH01-03390002-9004', 'H03', 'Giếng');
UPDATE phieu_ho SET trang_thai = 'DA_DUYET' WHERE so_phieu = 'PH01-03390002-9004';
