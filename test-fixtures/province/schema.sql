-- The catalogue tables of a provincial ethnic-affairs database. Standard SQL: H2 2.4 and PostgreSQL.
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
