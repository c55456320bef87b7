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
CREATE USER clerk PASSWORD '';
GRANT SELECT ON dm_dan_toc TO clerk;
GRANT ALL ON dm_don_vi TO clerk;
