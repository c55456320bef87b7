-- What the demo plants once everything is in step: one record parked, one waiting, and half of a conflict.

-- parked: a name longer than the contract allows (200). Healed at its source:
--   UPDATE dm_don_vi_hanh_chinh SET ten = 'Bản Nậm Lúc Mới' WHERE ma = '03463090' AND hieu_luc_tu = DATE '2026-01-01';
INSERT INTO dm_don_vi_hanh_chinh (ma, hieu_luc_tu, ten, cap, loai, ma_cha, tinh) VALUES ('03463090', DATE '2026-01-01', 'Bản khu Nậm Lúc, khu Huổi Phầy, khu Phiêng Sản, khu Nà Chi, khu Pa Bon, khu Sín Mạ, khu Tả Cuổi, khu Thèn Tần, khu Hua Sẻ, khu Căn Luông, khu Nậm Khao, khu Huổi Hốc, khu Phiêng Đích, khu Nà Lúc, khu Pa Phầy, khu Sín Sản', 'THON', 'BAN', '03463', '12');

-- waiting: a local indicator under a parent that does not exist yet. Released when the parent arrives:
--   INSERT INTO dm_chi_tieu (ma_chi_tieu, ten_chi_tieu, ma_nhom, don_vi_tinh, kieu_gia_tri, cua_dia_phuong, ma_tinh, ngay_bat_dau) VALUES ('1699', 'Số hộ được hỗ trợ tại bản mới', '16', 'hộ', 'SO_NGUYEN', TRUE, '12', DATE '2026-01-01');
INSERT INTO dm_chi_tieu (ma_chi_tieu, ten_chi_tieu, ma_nhom, ma_cha, don_vi_tinh, kieu_gia_tri, cua_dia_phuong, ma_tinh, ngay_bat_dau) VALUES ('1698', 'Số hộ được hỗ trợ làm nhà tại bản mới', '16', '1699', 'hộ', 'SO_NGUYEN', TRUE, '12', DATE '2026-01-01');

-- conflict: the note of 08, which people decide, is changed differently here and there (national/planted.json).
-- Resolved by choosing a side, with the fingerprint that show prints:
--   gateway/lienthong conflicts show ton-giao 08
--   gateway/lienthong conflicts resolve ton-giao 08 --take province --seen <fingerprint>
UPDATE dm_ton_giao SET ghi_chu = 'Gồm hai hệ phái có mặt trong tỉnh' WHERE ma = '08';
