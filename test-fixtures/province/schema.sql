-- The tables of a provincial ethnic-affairs database. Standard SQL: H2 2.4, PostgreSQL and MariaDB.
-- Value checks are a CASE: H2 keeps the values of IN and OR bound to the session that created the table.

CREATE TABLE dm_nhom_chi_tieu (
  ma_nhom        VARCHAR(2)    NOT NULL,
  ten_nhom       VARCHAR(300)  NOT NULL,
  mo_ta          VARCHAR(2000),
  thu_tu         INTEGER,
  ngay_bat_dau   DATE,
  ngay_ket_thuc  DATE,
  CONSTRAINT pk_nhom_chi_tieu PRIMARY KEY (ma_nhom)
);

CREATE TABLE dm_chi_tieu (
  ma_chi_tieu    VARCHAR(4)    NOT NULL,
  ten_chi_tieu   VARCHAR(500)  NOT NULL,
  ma_nhom        VARCHAR(2)    NOT NULL,
  ma_cha         VARCHAR(4),
  don_vi_tinh    VARCHAR(100),
  kieu_gia_tri   VARCHAR(20)   NOT NULL,
  phan_to        VARCHAR(2500),
  ky_bao_cao     VARCHAR(10),
  cap_thu_thap   VARCHAR(10),
  co_quan        VARCHAR(300),
  cong_thuc      VARCHAR(2000),
  cua_dia_phuong BOOLEAN       NOT NULL,
  ma_tinh        VARCHAR(2),
  ngay_bat_dau   DATE,
  ngay_ket_thuc  DATE,
  CONSTRAINT pk_chi_tieu PRIMARY KEY (ma_chi_tieu),
  CONSTRAINT fk_chi_tieu_nhom FOREIGN KEY (ma_nhom) REFERENCES dm_nhom_chi_tieu (ma_nhom),
  CONSTRAINT ck_chi_tieu_kieu CHECK (
    CASE kieu_gia_tri WHEN 'SO_NGUYEN' THEN 1 WHEN 'SO_THAP_PHAN' THEN 1 WHEN 'PHAN_TRAM' THEN 1 WHEN 'VAN_BAN' THEN 1 ELSE 0 END = 1)
);

-- ma_tk is the code of the statistics office (DT-TDT), not that of 1979
CREATE TABLE dm_dan_toc (
  ma_tk          VARCHAR(4)    NOT NULL,
  ten            VARCHAR(200)  NOT NULL,
  ten_khac       VARCHAR(6000),
  nhom_ngon_ngu  VARCHAR(200),
  ghi_chu        VARCHAR(1000),
  ngay_bat_dau   DATE,
  ngay_ket_thuc  DATE,
  CONSTRAINT pk_dan_toc PRIMARY KEY (ma_tk)
);

CREATE TABLE dm_ton_giao (
  ma             VARCHAR(2)    NOT NULL,
  ten            VARCHAR(300)  NOT NULL,
  to_chuc        VARCHAR(500),
  ghi_chu        VARCHAR(1000),
  ngay_bat_dau   DATE,
  ngay_ket_thuc  DATE,
  CONSTRAINT pk_ton_giao PRIMARY KEY (ma)
);

-- codes were given anew on 1 July 2025: a unit is its code and the day it is valid from
CREATE TABLE dm_don_vi_hanh_chinh (
  ma             VARCHAR(8)    NOT NULL,
  hieu_luc_tu    DATE          NOT NULL,
  hieu_luc_den   DATE,
  ten            VARCHAR(300)  NOT NULL,
  cap            VARCHAR(5)    NOT NULL,
  loai           CHAR(12)      NOT NULL,
  ma_cha         VARCHAR(8),
  tinh           VARCHAR(2)    NOT NULL,
  dien_tich      NUMERIC(10, 2),
  CONSTRAINT pk_don_vi_hanh_chinh PRIMARY KEY (ma, hieu_luc_tu),
  CONSTRAINT ck_don_vi_cap CHECK (
    CASE cap WHEN 'TINH' THEN 1 WHEN 'HUYEN' THEN 1 WHEN 'XA' THEN 1 WHEN 'THON' THEN 1 ELSE 0 END = 1),
  CONSTRAINT ck_don_vi_hieu_luc CHECK (hieu_luc_den IS NULL OR hieu_luc_den >= hieu_luc_tu)
);

CREATE TABLE dm_thay_doi_don_vi (
  ma_cu          VARCHAR(8)    NOT NULL,
  ma_moi         VARCHAR(8)    NOT NULL,
  ngay_hieu_luc  DATE          NOT NULL,
  loai           VARCHAR(20)   NOT NULL,
  van_ban        VARCHAR(500),
  tinh           VARCHAR(2)    NOT NULL,
  CONSTRAINT pk_thay_doi_don_vi PRIMARY KEY (ma_cu, ma_moi, ngay_hieu_luc)
);

CREATE TABLE dm_phan_dinh_khu_vuc (
  ma_don_vi      VARCHAR(8)    NOT NULL,
  hieu_luc_tu    DATE          NOT NULL,
  hieu_luc_den   DATE,
  khu_vuc        VARCHAR(3)    NOT NULL,
  van_ban        VARCHAR(500),
  tinh           VARCHAR(2)    NOT NULL,
  CONSTRAINT pk_phan_dinh_khu_vuc PRIMARY KEY (ma_don_vi, hieu_luc_tu),
  CONSTRAINT ck_phan_dinh_khu_vuc CHECK (
    CASE khu_vuc WHEN 'I' THEN 1 WHEN 'II' THEN 1 WHEN 'III' THEN 1 ELSE 0 END = 1)
);

-- Table templates: the ministry says which rows and columns, by when and by whom.
CREATE TABLE mau_bieu (
  ma_mau         VARCHAR(20)   NOT NULL,
  ten_mau        VARCHAR(500)  NOT NULL,
  ky_bao_cao     VARCHAR(10)   NOT NULL,
  han_nop        INTEGER,
  cap_bao_cao    VARCHAR(5)    NOT NULL,
  ngay_bat_dau   DATE,
  ngay_ket_thuc  DATE,
  CONSTRAINT pk_mau_bieu PRIMARY KEY (ma_mau),
  CONSTRAINT ck_mau_bieu_ky CHECK (
    CASE ky_bao_cao WHEN 'THANG' THEN 1 WHEN 'QUY' THEN 1 WHEN 'SAU_THANG' THEN 1 WHEN 'NAM' THEN 1 WHEN 'NAM_NAM' THEN 1 ELSE 0 END = 1),
  CONSTRAINT ck_mau_bieu_cap CHECK (CASE cap_bao_cao WHEN 'XA' THEN 1 WHEN 'TINH' THEN 1 ELSE 0 END = 1)
);

CREATE TABLE mau_bieu_dong (
  ma_mau         VARCHAR(20)   NOT NULL,
  ma_dong        VARCHAR(20)   NOT NULL,
  ten_dong       VARCHAR(500)  NOT NULL,
  ma_chi_tieu    VARCHAR(4),
  thu_tu         INTEGER,
  CONSTRAINT pk_mau_bieu_dong PRIMARY KEY (ma_mau, ma_dong),
  CONSTRAINT fk_mau_bieu_dong FOREIGN KEY (ma_mau) REFERENCES mau_bieu (ma_mau)
);

-- cot_cha: the merged header above the column
CREATE TABLE mau_bieu_cot (
  ma_mau         VARCHAR(20)   NOT NULL,
  ma_cot         VARCHAR(20)   NOT NULL,
  ten_cot        VARCHAR(500)  NOT NULL,
  cot_cha        VARCHAR(20),
  thu_tu         INTEGER,
  CONSTRAINT pk_mau_bieu_cot PRIMARY KEY (ma_mau, ma_cot),
  CONSTRAINT fk_mau_bieu_cot FOREIGN KEY (ma_mau) REFERENCES mau_bieu (ma_mau)
);

-- Form templates: questions for a village, a commune or a household
CREATE TABLE mau_phieu (
  ma_mau         VARCHAR(20)   NOT NULL,
  ten_mau        VARCHAR(500)  NOT NULL,
  doi_tuong      VARCHAR(5)    NOT NULL,
  ngay_bat_dau   DATE,
  ngay_ket_thuc  DATE,
  CONSTRAINT pk_mau_phieu PRIMARY KEY (ma_mau),
  CONSTRAINT ck_mau_phieu_doi_tuong CHECK (
    CASE doi_tuong WHEN 'THON' THEN 1 WHEN 'XA' THEN 1 WHEN 'HO' THEN 1 ELSE 0 END = 1)
);

CREATE TABLE mau_phieu_cau_hoi (
  ma_mau         VARCHAR(20)   NOT NULL,
  ma_cau         VARCHAR(20)   NOT NULL,
  noi_dung       VARCHAR(1000) NOT NULL,
  kieu           VARCHAR(5)    NOT NULL,
  bat_buoc       BOOLEAN       NOT NULL,
  lua_chon       VARCHAR(8100),
  dieu_kien      VARCHAR(500),
  thu_tu         INTEGER,
  CONSTRAINT pk_mau_phieu_cau_hoi PRIMARY KEY (ma_mau, ma_cau),
  CONSTRAINT fk_mau_phieu_cau_hoi FOREIGN KEY (ma_mau) REFERENCES mau_phieu (ma_mau),
  CONSTRAINT ck_mau_phieu_cau_hoi_kieu CHECK (
    CASE kieu WHEN 'SO' THEN 1 WHEN 'CHU' THEN 1 WHEN 'NGAY' THEN 1 WHEN 'CHON' THEN 1 ELSE 0 END = 1)
);

-- Filled tables. A table or form may name a template or unit that is not known yet: it then waits.
-- ket_qua_bo and ly_do_bo are the ministry's verdict.
CREATE TABLE bieu (
  ma_mau         VARCHAR(20)   NOT NULL,
  ky             VARCHAR(20)   NOT NULL,
  don_vi         VARCHAR(8)    NOT NULL,
  tinh           VARCHAR(2)    NOT NULL,
  trang_thai     VARCHAR(10)   NOT NULL,
  lan_nop        INTEGER       NOT NULL,
  ngay_duyet     DATE,
  ket_qua_bo     VARCHAR(10),
  ly_do_bo       VARCHAR(1000),
  CONSTRAINT pk_bieu PRIMARY KEY (ma_mau, ky, don_vi),
  CONSTRAINT ck_bieu_trang_thai CHECK (
    CASE trang_thai WHEN 'NHAP' THEN 1 WHEN 'DA_NOP' THEN 1 WHEN 'DA_DUYET' THEN 1 WHEN 'TRA_LAI' THEN 1 ELSE 0 END = 1)
);

CREATE TABLE bieu_o (
  ma_mau         VARCHAR(20)   NOT NULL,
  ky             VARCHAR(20)   NOT NULL,
  don_vi         VARCHAR(8)    NOT NULL,
  ma_dong        VARCHAR(20)   NOT NULL,
  ma_cot         VARCHAR(20)   NOT NULL,
  gia_tri        NUMERIC(18, 4),
  CONSTRAINT pk_bieu_o PRIMARY KEY (ma_mau, ky, don_vi, ma_dong, ma_cot),
  CONSTRAINT fk_bieu_o FOREIGN KEY (ma_mau, ky, don_vi) REFERENCES bieu (ma_mau, ky, don_vi)
);

-- Filled forms of villages and communes
CREATE TABLE phieu (
  so_phieu       VARCHAR(40)   NOT NULL,
  ma_mau         VARCHAR(20)   NOT NULL,
  don_vi         VARCHAR(8)    NOT NULL,
  ky             VARCHAR(20)   NOT NULL,
  tinh           VARCHAR(2)    NOT NULL,
  ngay_lap       DATE,
  trang_thai     VARCHAR(10)   NOT NULL,
  ket_qua_bo     VARCHAR(10),
  ly_do_bo       VARCHAR(1000),
  CONSTRAINT pk_phieu PRIMARY KEY (so_phieu),
  CONSTRAINT ck_phieu_trang_thai CHECK (
    CASE trang_thai WHEN 'NHAP' THEN 1 WHEN 'DA_NOP' THEN 1 WHEN 'DA_DUYET' THEN 1 WHEN 'TRA_LAI' THEN 1 ELSE 0 END = 1)
);

CREATE TABLE phieu_tra_loi (
  so_phieu       VARCHAR(40)   NOT NULL,
  cau_hoi        VARCHAR(20)   NOT NULL,
  gia_tri        VARCHAR(2000),
  CONSTRAINT pk_phieu_tra_loi PRIMARY KEY (so_phieu, cau_hoi),
  CONSTRAINT fk_phieu_tra_loi FOREIGN KEY (so_phieu) REFERENCES phieu (so_phieu)
);

-- Filled forms of households: personal data. dan_toc is the statistics office's code, as in dm_dan_toc.
CREATE TABLE phieu_ho (
  so_phieu       VARCHAR(40)   NOT NULL,
  ma_mau         VARCHAR(20)   NOT NULL,
  don_vi         VARCHAR(8)    NOT NULL,
  ky             VARCHAR(20)   NOT NULL,
  tinh           VARCHAR(2)    NOT NULL,
  ngay_lap       DATE,
  chu_ho         VARCHAR(200)  NOT NULL,
  dan_toc        VARCHAR(4),
  ton_giao       VARCHAR(2),
  so_nhan_khau   INTEGER,
  ho_ngheo       BOOLEAN       NOT NULL,
  trang_thai     VARCHAR(10)   NOT NULL,
  CONSTRAINT pk_phieu_ho PRIMARY KEY (so_phieu),
  CONSTRAINT ck_phieu_ho_nhan_khau CHECK (so_nhan_khau IS NULL OR so_nhan_khau > 0),
  CONSTRAINT ck_phieu_ho_trang_thai CHECK (
    CASE trang_thai WHEN 'NHAP' THEN 1 WHEN 'DA_NOP' THEN 1 WHEN 'DA_DUYET' THEN 1 WHEN 'TRA_LAI' THEN 1 ELSE 0 END = 1)
);

CREATE TABLE phieu_ho_tra_loi (
  so_phieu       VARCHAR(40)   NOT NULL,
  cau_hoi        VARCHAR(20)   NOT NULL,
  gia_tri        VARCHAR(2000),
  CONSTRAINT pk_phieu_ho_tra_loi PRIMARY KEY (so_phieu, cau_hoi),
  CONSTRAINT fk_phieu_ho_tra_loi FOREIGN KEY (so_phieu) REFERENCES phieu_ho (so_phieu)
);

-- Documents and the tree of their groups
CREATE TABLE nhom_van_ban (
  ma_nhom        VARCHAR(20)   NOT NULL,
  ten_nhom       VARCHAR(300)  NOT NULL,
  nhom_cha       VARCHAR(20),
  thu_tu         INTEGER,
  tinh           VARCHAR(2)    NOT NULL,
  ngay_bat_dau   DATE,
  ngay_ket_thuc  DATE,
  CONSTRAINT pk_nhom_van_ban PRIMARY KEY (ma_nhom)
);

-- do_mat is free text and may be empty: only THUONG is known to be ordinary
CREATE TABLE van_ban (
  ma             VARCHAR(60)   NOT NULL,
  so_ky_hieu     VARCHAR(100)  NOT NULL,
  trich_yeu      VARCHAR(2000) NOT NULL,
  loai_van_ban   VARCHAR(20),
  ma_nhom        VARCHAR(20),
  co_quan        VARCHAR(300),
  ma_co_quan     VARCHAR(30),
  ngay_ban_hanh  DATE,
  ngay_hieu_luc  DATE,
  ngay_het_hieu_luc DATE,
  nguoi_ky       VARCHAR(200),
  chuc_vu        VARCHAR(200),
  do_mat         VARCHAR(20),
  do_khan        VARCHAR(20),
  tinh           VARCHAR(2)    NOT NULL,
  CONSTRAINT pk_van_ban PRIMARY KEY (ma),
  CONSTRAINT fk_van_ban_nhom FOREIGN KEY (ma_nhom) REFERENCES nhom_van_ban (ma_nhom)
);

-- duong_dan is a path below the folder of documents
CREATE TABLE van_ban_tep (
  ma             VARCHAR(60)   NOT NULL,
  so             INTEGER       NOT NULL,
  ten            VARCHAR(300)  NOT NULL,
  loai           VARCHAR(100),
  kich_thuoc     BIGINT,
  sha256         VARCHAR(64),
  duong_dan      VARCHAR(500),
  CONSTRAINT pk_van_ban_tep PRIMARY KEY (ma, so),
  CONSTRAINT fk_van_ban_tep FOREIGN KEY (ma) REFERENCES van_ban (ma),
  CONSTRAINT ck_van_ban_tep_so CHECK (so > 0)
);
