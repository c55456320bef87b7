CREATE TABLE dm_dan_toc (
  ma_tk VARCHAR(2) NOT NULL PRIMARY KEY,
  ten VARCHAR(200) NOT NULL,
  ten_khac VARCHAR(6000),
  ngay_bat_dau DATE,
  ngay_ket_thuc DATE);
CREATE TABLE dm_don_vi (
  ma VARCHAR(8) NOT NULL,
  tu_ngay DATE NOT NULL,
  den_ngay DATE,
  ten VARCHAR(200) NOT NULL,
  cap VARCHAR(5) NOT NULL,
  loai CHAR(12) NOT NULL,
  ma_cha VARCHAR(8),
  tinh VARCHAR(2) NOT NULL,
  dien_tich NUMERIC(10, 2),
  PRIMARY KEY (ma, tu_ngay));
CREATE TABLE mau_bieu (
  ma_mau VARCHAR(20) NOT NULL PRIMARY KEY,
  ten_mau VARCHAR(500) NOT NULL,
  ky VARCHAR(9) NOT NULL,
  cap VARCHAR(4) NOT NULL,
  trang_thai VARCHAR(9) NOT NULL);
CREATE TABLE mau_bieu_dong (
  mau VARCHAR(20) NOT NULL,
  ma_dong VARCHAR(20) NOT NULL,
  ten_dong VARCHAR(500) NOT NULL,
  chi_tieu INTEGER,
  thu_tu INTEGER,
  PRIMARY KEY (mau, ma_dong));
CREATE TABLE bieu (
  ma_mau VARCHAR(20) NOT NULL,
  ky VARCHAR(20) NOT NULL,
  don_vi VARCHAR(8) NOT NULL,
  tinh VARCHAR(2) NOT NULL,
  lan_nop INTEGER NOT NULL,
  trang_thai VARCHAR(10) NOT NULL,
  ket_qua VARCHAR(10),
  PRIMARY KEY (ma_mau, ky, don_vi));
CREATE TABLE bieu_o (
  ma_mau VARCHAR(20) NOT NULL,
  ky VARCHAR(20) NOT NULL,
  don_vi VARCHAR(8) NOT NULL,
  dong VARCHAR(20) NOT NULL,
  cot VARCHAR(20) NOT NULL,
  gia_tri NUMERIC(18, 4),
  PRIMARY KEY (ma_mau, ky, don_vi, dong, cot));
CREATE TABLE van_ban (
  ma VARCHAR(40) NOT NULL PRIMARY KEY,
  so_ky_hieu VARCHAR(100) NOT NULL,
  trich_yeu VARCHAR(2000) NOT NULL,
  do_mat VARCHAR(20) NOT NULL,
  tinh VARCHAR(2) NOT NULL);
CREATE TABLE van_ban_tep (
  ma VARCHAR(40) NOT NULL,
  so INTEGER NOT NULL,
  ten VARCHAR(500) NOT NULL,
  kich_thuoc BIGINT,
  sha256 VARCHAR(64),
  duong_dan INTEGER,
  PRIMARY KEY (ma, so));
