-- A store of schema 0002, as its program left it: the store of schema 0001 brought up to date by it, with answers that
-- came since (changed, later, assisted). 0002.json holds what that program made of it.
BEGIN TRANSACTION;
CREATE TABLE audit (
    id TEXT NOT NULL PRIMARY KEY,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL
);
INSERT INTO "audit" VALUES('f2060574d94ad20178c3694b74e78e85','2023-12-16T03:00:00.000000Z','cli:lan','re-issue','000.01.33.H41-230315-0001','');
INSERT INTO "audit" VALUES('3d9394d6c69d944e29d1840077d15690','2023-12-16T03:00:00.000000Z','cli:lan','accepted','000.01.33.H41-230203-0001','');
INSERT INTO "audit" VALUES('f9b5e3d0b9f6cf076e3ef1d89bd2815e','2023-12-16T03:00:00.000000Z','cli:lan','refused','000.01.33.H41-230301-0001','');
INSERT INTO "audit" VALUES('0b81bbc02b7539136900d2a5ae6b7660','2023-12-16T03:00:00.000000Z','cli:lan','merge-unit','ubnd-xa-nghi-lonng','ubnd-xa-nghi-long');
CREATE TABLE code (
    home TEXT NOT NULL REFERENCES home (id),
    token TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('slip', 'sticker', 'link')),
    record TEXT,
    round INTEGER,
    issue INTEGER NOT NULL,
    made_at TEXT NOT NULL,
    bound_at TEXT,
    printed_at TEXT,
    last_printed_at TEXT,
    prints INTEGER NOT NULL,
    revoked_at TEXT,
    PRIMARY KEY (home, token),
    FOREIGN KEY (home, record) REFERENCES record (home, code),
    CHECK ((record IS NULL) = (bound_at IS NULL)),
    CHECK ((record IS NULL) = (round IS NULL)),
    CHECK (kind = 'sticker' OR record IS NOT NULL)
);
INSERT INTO "code" VALUES('h7e5a3930cd39','86QH5FQRP6FTQHJX','slip','000.28.33.H41-230105-0001',1,1,'2023-12-16T03:00:00.000000Z','2023-12-16T03:00:00.000000Z',NULL,NULL,0,NULL);
INSERT INTO "code" VALUES('hc60a3cab359e','77CJ9MCMXHH7RRBR','slip','000.01.33.H41-230203-0001',1,1,'2023-12-16T03:00:00.000000Z','2023-12-16T03:00:00.000000Z',NULL,NULL,0,NULL);
INSERT INTO "code" VALUES('hf50be2717a1e','6R4CMBJ2FCMC6M2G','slip','000.48.33.H41-230210-0001',1,1,'2023-12-16T03:00:00.000000Z','2023-12-16T03:00:00.000000Z',NULL,NULL,0,NULL);
INSERT INTO "code" VALUES('hd5d1cbd047e5','BXX5VRK9C36H2MPK','slip','000.33.33.H41-230324-0001',1,1,'2023-12-16T03:00:00.000000Z','2023-12-16T03:00:00.000000Z',NULL,NULL,0,NULL);
INSERT INTO "code" VALUES('h6bb906c9efb9','RPTPB9M39MB6CCMG','slip','000.40.33.H41-230407-0001',1,1,'2023-12-16T03:00:00.000000Z','2023-12-16T03:00:00.000000Z',NULL,NULL,0,NULL);
INSERT INTO "code" VALUES('h0585a01c4c7d','J76RMNTR526CCPX6','slip','000.20.33.H41-230519-0001',1,1,'2023-12-16T03:00:00.000000Z','2023-12-16T03:00:00.000000Z',NULL,NULL,0,NULL);
INSERT INTO "code" VALUES('h6b4a43992110','QTPFRCN2KGGVQ63T','slip','000.47.33.H41-230525-0001',1,1,'2023-12-16T03:00:00.000000Z','2023-12-16T03:00:00.000000Z',NULL,NULL,0,NULL);
INSERT INTO "code" VALUES('h0585a01c4c7d','J762BPKV5VP82JJM','slip','000.20.33.H41-230825-0001',1,1,'2023-12-16T03:00:00.000000Z','2023-12-16T03:00:00.000000Z',NULL,NULL,0,NULL);
INSERT INTO "code" VALUES('hc60a3cab359e','77CRQXXTTMHMHV8G','slip','000.01.33.H41-230830-0001',1,1,'2023-12-16T03:00:00.000000Z','2023-12-16T03:00:00.000000Z',NULL,NULL,0,NULL);
INSERT INTO "code" VALUES('hc9a937a68c8f','GHQCK4C2XJQCTMCR','slip','000.22.33.H41-230918-0001',1,1,'2023-12-16T03:00:00.000000Z','2023-12-16T03:00:00.000000Z',NULL,NULL,0,NULL);
INSERT INTO "code" VALUES('h02f6f33dda11','PBF67MXPMFP6JQPX','slip','000.34.33.H41-230921-0001',1,1,'2023-12-16T03:00:00.000000Z','2023-12-16T03:00:00.000000Z',NULL,NULL,0,NULL);
INSERT INTO "code" VALUES('hbaf87131abbd','7RQ349B44V2FJ4H5','slip','000.39.33.H41-231116-0001',1,1,'2023-12-16T03:00:00.000000Z','2023-12-16T03:00:00.000000Z',NULL,NULL,0,NULL);
INSERT INTO "code" VALUES('h1c5f4755222e','7M8XM3559RT5X6CM','slip','000.43.33.H41-231123-0001',1,1,'2023-12-16T03:00:00.000000Z','2023-12-16T03:00:00.000000Z',NULL,NULL,0,NULL);
INSERT INTO "code" VALUES('hb7ed25daa180','M97XK67R7J74R834','slip','000.42.33.H41-231124-0001',1,1,'2023-12-16T03:00:00.000000Z','2023-12-16T03:00:00.000000Z',NULL,NULL,0,NULL);
INSERT INTO "code" VALUES('h4a8075464627','H65P5VH4B3QQ5HRJ','slip','000.30.33.H41-231207-0001',1,1,'2023-12-16T03:00:00.000000Z','2023-12-16T03:00:00.000000Z',NULL,NULL,0,NULL);
INSERT INTO "code" VALUES('hd4042c36f000','G7X62J4FVRMMGTGN','link','000.36.33.H41-230413-0001',1,1,'2023-12-16T03:00:00.000000Z','2023-12-16T03:00:00.000000Z',NULL,NULL,0,NULL);
INSERT INTO "code" VALUES('ha9fd1ce99665','CGP36XC6QTVNCPP2','link','000.32.33.H41-230522-0001',1,1,'2023-12-16T03:00:00.000000Z','2023-12-16T03:00:00.000000Z',NULL,NULL,0,NULL);
INSERT INTO "code" VALUES('h6b4a43992110','QTPR9B4P9BCN69G4','link','000.47.33.H41-230804-0001',1,1,'2023-12-16T03:00:00.000000Z','2023-12-16T03:00:00.000000Z',NULL,NULL,0,NULL);
INSERT INTO "code" VALUES('hc60a3cab359e','77CKH76X2TF4QV3Q','link','000.01.33.H41-230921-0001',1,1,'2023-12-16T03:00:00.000000Z','2023-12-16T03:00:00.000000Z',NULL,NULL,0,NULL);
INSERT INTO "code" VALUES('h07123c8dfefa','7QK45NRK9HKMF5NM','link','000.41.33.H41-231207-0001',1,1,'2023-12-16T03:00:00.000000Z','2023-12-16T03:00:00.000000Z',NULL,NULL,0,NULL);
INSERT INTO "code" VALUES('hc60a3cab359e','77CCTJGN3QQ87H4J','slip','000.01.33.H41-230110-0001',1,1,'2023-12-16T03:00:00.000000Z','2023-12-16T03:00:00.000000Z',NULL,NULL,0,NULL);
INSERT INTO "code" VALUES('hc60a3cab359e','77C5337883MMVG2V','slip','000.01.33.H41-230301-0001',1,1,'2023-12-16T03:00:00.000000Z','2023-12-16T03:00:00.000000Z',NULL,NULL,0,NULL);
INSERT INTO "code" VALUES('hc60a3cab359e','77CJMCRJFKK586TK','slip','000.01.33.H41-230313-0001',1,1,'2023-12-16T03:00:00.000000Z','2023-12-16T03:00:00.000000Z',NULL,NULL,0,NULL);
INSERT INTO "code" VALUES('hc60a3cab359e','77C74GHM6PB5B7CF','slip','000.01.33.H41-230315-0001',1,1,'2023-12-16T03:00:00.000000Z','2023-12-16T03:00:00.000000Z',NULL,NULL,0,'2023-12-16T03:00:00.000000Z');
INSERT INTO "code" VALUES('hc60a3cab359e','77CV93M3GGF3X2V7','slip','000.01.33.H41-230418-0001',1,1,'2023-12-16T03:00:00.000000Z','2023-12-16T03:00:00.000000Z',NULL,NULL,0,NULL);
INSERT INTO "code" VALUES('hc60a3cab359e','77C5VFCKV9738X24','slip','000.01.33.H41-230315-0001',1,2,'2023-12-16T03:00:00.000000Z','2023-12-16T03:00:00.000000Z',NULL,NULL,0,NULL);
INSERT INTO "code" VALUES('hc60a3cab359e','77CPNQG5X49M4M3H','sticker',NULL,NULL,1,'2023-12-16T03:00:00.000000Z',NULL,NULL,NULL,0,NULL);
INSERT INTO "code" VALUES('hc60a3cab359e','77CV9T3MH33BJKC3','sticker',NULL,NULL,1,'2023-12-16T03:00:00.000000Z',NULL,NULL,NULL,0,NULL);
INSERT INTO "code" VALUES('hc60a3cab359e','77CT3387XNTH8P9N','sticker',NULL,NULL,1,'2023-12-16T03:00:00.000000Z',NULL,NULL,NULL,0,NULL);
INSERT INTO "code" VALUES('hc60a3cab359e','77C4F54P7R48R2KK','slip','000.01.33.H41-230203-0001',2,2,'2023-12-16T03:00:00.000000Z','2023-12-16T03:00:00.000000Z',NULL,NULL,0,NULL);
INSERT INTO "code" VALUES('hc60a3cab359e','77C344G7VCBR8R3K','slip','000.01.33.H41-230523-0001',1,1,'2024-03-20T05:00:00.000000Z','2024-03-20T05:00:00.000000Z',NULL,NULL,0,NULL);
INSERT INTO "code" VALUES('hc60a3cab359e','77CQV7JTHNGPKNBX','slip','000.01.33.H41-230613-0001',1,1,'2024-03-20T05:00:00.000000Z','2024-03-20T05:00:00.000000Z',NULL,NULL,0,NULL);
INSERT INTO "code" VALUES('hc60a3cab359e','77C32GKFHJN7P79B','slip','000.01.33.H41-230627-0001',1,1,'2024-03-20T05:00:00.000000Z','2024-03-20T05:00:00.000000Z',NULL,NULL,0,NULL);
INSERT INTO "code" VALUES('hc60a3cab359e','77C927F76NNGNVP9','slip','000.01.33.H41-230714-0001',1,1,'2024-03-20T05:00:00.000000Z','2024-03-20T05:00:00.000000Z',NULL,NULL,0,NULL);
INSERT INTO "code" VALUES('hc60a3cab359e','77C7KJNGQGGK7HX9','slip','000.01.33.H41-230810-0001',1,1,'2024-03-20T05:00:00.000000Z','2024-03-20T05:00:00.000000Z',NULL,NULL,0,NULL);
INSERT INTO "code" VALUES('hc60a3cab359e','77CKTN9MBMNNGVK2','slip','000.01.33.H41-230815-0001',1,1,'2024-03-20T05:00:00.000000Z','2024-03-20T05:00:00.000000Z',NULL,NULL,0,NULL);
INSERT INTO "code" VALUES('hc60a3cab359e','77CKGQPKMV9FX7RV','slip','000.01.33.H41-230921-0002',1,1,'2024-03-20T05:00:00.000000Z','2024-03-20T05:00:00.000000Z',NULL,NULL,0,NULL);
INSERT INTO "code" VALUES('hc60a3cab359e','77CBMCCXNPNNTRQN','slip','000.01.33.H41-230922-0001',1,1,'2024-03-20T05:00:00.000000Z','2024-03-20T05:00:00.000000Z',NULL,NULL,0,NULL);
INSERT INTO "code" VALUES('hc60a3cab359e','77CJC8MNGVR4F287','slip','000.01.33.H41-231006-0001',1,1,'2024-03-20T05:00:00.000000Z','2024-03-20T05:00:00.000000Z',NULL,NULL,0,NULL);
INSERT INTO "code" VALUES('hc60a3cab359e','77C53QT3BQ9V5N68','slip','000.01.33.H41-231025-0001',1,1,'2024-03-20T05:00:00.000000Z','2024-03-20T05:00:00.000000Z',NULL,NULL,0,NULL);
INSERT INTO "code" VALUES('h0585a01c4c7d','J76B983JX33GG79V','slip','000.20.33.H41-230308-0001',1,1,'2024-03-20T05:00:00.000000Z','2024-03-20T05:00:00.000000Z',NULL,NULL,0,NULL);
INSERT INTO "code" VALUES('h0585a01c4c7d','J76V2454232GB679','slip','000.20.33.H41-230928-0001',1,1,'2024-03-20T05:00:00.000000Z','2024-03-20T05:00:00.000000Z',NULL,NULL,0,NULL);
INSERT INTO "code" VALUES('h4f59672710e6','CMX7NX2HQ39632GQ','slip','000.21.33.H41-230627-0001',1,1,'2024-03-20T05:00:00.000000Z','2024-03-20T05:00:00.000000Z',NULL,NULL,0,NULL);
INSERT INTO "code" VALUES('h4f59672710e6','CMXRT5CFM2CKPR32','slip','000.21.33.H41-230807-0001',1,1,'2024-03-20T05:00:00.000000Z','2024-03-20T05:00:00.000000Z',NULL,NULL,0,NULL);
CREATE TABLE field (
    key TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    name_en TEXT NOT NULL
);
INSERT INTO "field" VALUES('ho-tich','Hộ tịch','Civil status');
INSERT INTO "field" VALUES('chung-thuc','Chứng thực','Certification');
INSERT INTO "field" VALUES('dat-dai','Đất đai','Land');
INSERT INTO "field" VALUES('bao-tro-xa-hoi','Bảo trợ xã hội','Social protection');
INSERT INTO "field" VALUES('tre-em','Trẻ em','Children');
INSERT INTO "field" VALUES('nguoi-co-cong','Người có công','People with meritorious service');
INSERT INTO "field" VALUES('nuoi-con-nuoi','Nuôi con nuôi','Adoption');
INSERT INTO "field" VALUES('hoa-giai-o-co-so','Hòa giải ở cơ sở','Grassroots mediation');
INSERT INTO "field" VALUES('pho-bien-giao-duc-phap-luat','Phổ biến, giáo dục pháp luật','Legal education');
INSERT INTO "field" VALUES('thi-dua-khen-thuong','Thi đua – khen thưởng','Emulation and commendation');
INSERT INTO "field" VALUES('ton-giao','Tôn giáo','Religion');
INSERT INTO "field" VALUES('giao-duc','Giáo dục','Education');
INSERT INTO "field" VALUES('van-hoa','Văn hóa','Culture');
INSERT INTO "field" VALUES('thu-vien','Thư viện','Libraries');
INSERT INTO "field" VALUES('dan-toc','Dân tộc','Ethnic affairs');
INSERT INTO "field" VALUES('nong-nghiep','Nông nghiệp','Agriculture');
INSERT INTO "field" VALUES('moi-truong','Môi trường','Environment');
INSERT INTO "field" VALUES('tiep-cong-dan-khieu-nai-to-cao','Tiếp công dân, khiếu nại, tố cáo','Citizen reception, complaints and denunciations');
INSERT INTO "field" VALUES('quan-su','Quân sự','Military service');
INSERT INTO "field" VALUES('cu-tru','Cư trú','Residence');
INSERT INTO "field" VALUES('xay-dung','Xây dựng','Construction');
INSERT INTO "field" VALUES('ho-kinh-doanh','Hộ kinh doanh','Household businesses');
INSERT INTO "field" VALUES('dang-ky-bien-phap-bao-dam','Đăng ký biện pháp bảo đảm','Registration of security interests');
CREATE TABLE flow_tally (
    home TEXT NOT NULL,
    half TEXT NOT NULL,
    receiving_unit TEXT NOT NULL,
    resolving_unit TEXT NOT NULL,
    field TEXT NOT NULL,
    online INTEGER NOT NULL,
    direct INTEGER NOT NULL,
    early INTEGER NOT NULL,
    on_time INTEGER NOT NULL,
    overdue INTEGER NOT NULL,
    late INTEGER NOT NULL,
    PRIMARY KEY (home, half, receiving_unit, resolving_unit, field)
);
INSERT INTO "flow_tally" VALUES('h02f6f33dda11','2023-01-01','ubnd-xa-nghi-quang','ubnd-xa-nghi-quang','ho-tich',1,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('h02f6f33dda11','2023-09-15','ubnd-xa-nghi-quang','ubnd-xa-nghi-quang','chung-thuc',0,1,1,0,0,0);
INSERT INTO "flow_tally" VALUES('h02f6f33dda11','2023-10-15','ubnd-xa-nghi-quang','ubnd-xa-nghi-quang','ho-tich',0,1,0,0,0,0);
INSERT INTO "flow_tally" VALUES('h02f6f33dda11','2023-11-01','ubnd-xa-nghi-quang','ubnd-xa-nghi-quang','ho-tich',0,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('h0585a01c4c7d','2023-03-01','ubnd-thi-tran-quan-hanh','ubnd-thi-tran-quan-hanh','chung-thuc',1,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('h0585a01c4c7d','2023-05-15','ubnd-thi-tran-quan-hanh','ubnd-thi-tran-quan-hanh','ho-tich',1,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('h0585a01c4c7d','2023-08-15','ubnd-thi-tran-quan-hanh','ubnd-thi-tran-quan-hanh','ho-tich',1,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('h0585a01c4c7d','2023-09-15','ubnd-thi-tran-quan-hanh','ubnd-thi-tran-quan-hanh','chung-thuc',0,1,1,0,0,0);
INSERT INTO "flow_tally" VALUES('h07123c8dfefa','2023-04-15','ubnd-xa-nghi-trung','ubnd-xa-nghi-trung','ho-tich',0,1,1,0,0,0);
INSERT INTO "flow_tally" VALUES('h07123c8dfefa','2023-05-15','ubnd-xa-nghi-trung','ubnd-xa-nghi-trung','chung-thuc',1,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('h07123c8dfefa','2023-10-01','ubnd-xa-nghi-trung','ubnd-xa-nghi-trung','chung-thuc',1,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('h07123c8dfefa','2023-12-01','ubnd-xa-nghi-trung','ubnd-xa-nghi-trung','ho-tich',1,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('h1c5f4755222e','2023-08-01','ubnd-xa-nghi-van','ubnd-xa-nghi-van','ho-tich',1,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('h1c5f4755222e','2023-11-15','ubnd-xa-nghi-van','ubnd-xa-nghi-van','chung-thuc',0,1,1,0,0,0);
INSERT INTO "flow_tally" VALUES('h4a8075464627','2023-07-01','ubnd-xa-nghi-long','ubnd-xa-nghi-long','ho-tich',1,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('h4a8075464627','2023-08-15','ubnd-xa-nghi-long','ubnd-xa-nghi-long','chung-thuc',0,1,1,0,0,0);
INSERT INTO "flow_tally" VALUES('h4a8075464627','2023-12-01','ubnd-xa-nghi-long','ubnd-xa-nghi-long','bao-tro-xa-hoi',1,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('h4d27667d9d12','2023-05-15','ubnd-xa-nghi-xuan','ubnd-xa-nghi-xuan','ho-tich',0,1,1,0,0,0);
INSERT INTO "flow_tally" VALUES('h4d27667d9d12','2023-07-01','ubnd-xa-nghi-xuan','ubnd-xa-nghi-xuan','chung-thuc',0,1,1,0,0,0);
INSERT INTO "flow_tally" VALUES('h4d27667d9d12','2023-08-15','ubnd-xa-nghi-xuan','ubnd-xa-nghi-xuan','ho-tich',1,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('h4e613a365119','2023-08-15','ubnd-xa-nghi-dong','ubnd-xa-nghi-dong','chung-thuc',1,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('h4f59672710e6','2023-06-15','ubnd-xa-khanh-hop','ubnd-xa-khanh-hop','ho-tich',1,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('h4f59672710e6','2023-08-01','ubnd-xa-khanh-hop','ubnd-xa-khanh-hop','ho-tich',1,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('h4f59672710e6','2023-10-01','ubnd-xa-khanh-hop','ubnd-xa-khanh-hop','chung-thuc',0,1,1,0,0,0);
INSERT INTO "flow_tally" VALUES('h5707967025f0','2023-08-15','ubnd-xa-nghi-dien','ubnd-xa-nghi-dien','ho-tich',1,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('h5707967025f0','2023-10-15','ubnd-xa-nghi-dien','ubnd-xa-nghi-dien','chung-thuc',1,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('h5707967025f0','2023-10-15','ubnd-xa-nghi-dien','ubnd-xa-nghi-dien','ho-tich',0,1,1,0,0,0);
INSERT INTO "flow_tally" VALUES('h59bbb436002b','2023-02-15','ubnd-xa-nghi-xa','ubnd-xa-nghi-xa','nguoi-co-cong',1,0,0,0,0,0);
INSERT INTO "flow_tally" VALUES('h59bbb436002b','2023-03-01','ubnd-xa-nghi-xa','ubnd-xa-nghi-xa','nguoi-co-cong',0,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('h59bbb436002b','2023-06-01','ubnd-xa-nghi-xa','ubnd-xa-nghi-xa','ho-tich',1,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('h5f2dd97f1cfb','2023-11-01','ubnd-huyen-nghi-loc','ubnd-huyen-nghi-loc','',0,1,0,0,0,0);
INSERT INTO "flow_tally" VALUES('h6b4a43992110','2023-05-15','ubnd-xa-nghi-yen','ubnd-xa-nghi-yen','ho-tich',0,1,1,0,0,0);
INSERT INTO "flow_tally" VALUES('h6b4a43992110','2023-08-01','ubnd-xa-nghi-yen','ubnd-xa-nghi-yen','chung-thuc',1,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('h6bb906c9efb9','2023-04-01','ubnd-xa-nghi-tien','ubnd-xa-nghi-tien','ho-tich',0,1,1,0,0,0);
INSERT INTO "flow_tally" VALUES('h6bb906c9efb9','2023-09-15','ubnd-xa-nghi-tien','ubnd-xa-nghi-tien','chung-thuc',1,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('h6f3f02402b37','2023-02-15','ubnd-xa-nghi-lam','ubnd-xa-nghi-lam','chung-thuc',1,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('h6f3f02402b37','2023-05-15','ubnd-xa-nghi-lam','ubnd-xa-nghi-lam','bao-tro-xa-hoi',1,0,0,0,0,0);
INSERT INTO "flow_tally" VALUES('h6f3f02402b37','2023-06-15','ubnd-xa-nghi-lam','ubnd-xa-nghi-lam','bao-tro-xa-hoi',0,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('h6f3f02402b37','2023-09-01','ubnd-xa-nghi-lam','ubnd-xa-nghi-lam','ho-tich',1,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('h771fe0ac6a5d','2023-02-15','ubnd-xa-nghi-van-2','ubnd-xa-nghi-van-2','chung-thuc',1,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('h771fe0ac6a5d','2023-06-01','ubnd-xa-nghi-van-2','ubnd-xa-nghi-van-2','chung-thuc',0,1,1,0,0,0);
INSERT INTO "flow_tally" VALUES('h771fe0ac6a5d','2023-10-01','ubnd-xa-nghi-van-2','ubnd-xa-nghi-van-2','ho-tich',0,1,1,0,0,0);
INSERT INTO "flow_tally" VALUES('h77d1450a2f39','2023-12-01','ubnd-xa-nghi-long','ubnd-xa-nghi-long','',0,3,1,1,0,1);
INSERT INTO "flow_tally" VALUES('h7deaab6416d1','2023-06-15','ubnd-xa-nghi-my','ubnd-xa-nghi-my','chung-thuc',0,1,1,0,0,0);
INSERT INTO "flow_tally" VALUES('h7deaab6416d1','2023-11-15','ubnd-xa-nghi-my','ubnd-xa-nghi-my','ho-tich',1,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('h7e5a3930cd39','2023-01-01','ubnd-xa-nghi-kieu','ubnd-xa-nghi-kieu','ho-tich',1,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('h7e5a3930cd39','2023-01-15','ubnd-xa-nghi-kieu','ubnd-xa-nghi-kieu','ho-tich',0,1,1,0,0,0);
INSERT INTO "flow_tally" VALUES('h7e5a3930cd39','2023-06-01','ubnd-xa-nghi-kieu','ubnd-xa-nghi-kieu','chung-thuc',0,1,1,0,0,0);
INSERT INTO "flow_tally" VALUES('ha9fd1ce99665','2023-01-15','ubnd-xa-nghi-phong','ubnd-xa-nghi-phong','chung-thuc',1,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('ha9fd1ce99665','2023-02-01','ubnd-xa-nghi-phong','ubnd-xa-nghi-phong','chung-thuc',0,1,1,0,0,0);
INSERT INTO "flow_tally" VALUES('ha9fd1ce99665','2023-05-15','ubnd-xa-nghi-phong','ubnd-xa-nghi-phong','ho-tich',1,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('hb7ed25daa180','2023-01-15','ubnd-xa-nghi-truong','ubnd-xa-nghi-truong','ho-tich',1,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('hb7ed25daa180','2023-11-15','ubnd-xa-nghi-truong','ubnd-xa-nghi-truong','chung-thuc',1,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('hbaf87131abbd','2023-04-01','ubnd-xa-nghi-thuan','ubnd-xa-nghi-thuan','bao-tro-xa-hoi',0,1,0,0,0,0);
INSERT INTO "flow_tally" VALUES('hbaf87131abbd','2023-05-01','ubnd-xa-nghi-thuan','ubnd-xa-nghi-thuan','bao-tro-xa-hoi',0,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('hbaf87131abbd','2023-11-15','ubnd-xa-nghi-thuan','ubnd-xa-nghi-thuan','chung-thuc',1,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('hbaf87131abbd','2023-11-15','ubnd-xa-nghi-thuan','ubnd-xa-nghi-thuan','ho-tich',1,0,0,0,0,0);
INSERT INTO "flow_tally" VALUES('hbaf87131abbd','2023-12-01','ubnd-xa-nghi-thuan','ubnd-xa-nghi-thuan','ho-tich',0,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('hc60a3cab359e','2023-01-01','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai',1,0,0,0,0,0);
INSERT INTO "flow_tally" VALUES('hc60a3cab359e','2023-01-15','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai',0,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('hc60a3cab359e','2023-03-01','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai',0,1,1,0,0,0);
INSERT INTO "flow_tally" VALUES('hc60a3cab359e','2023-03-01','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','xay-dung',1,0,0,0,0,0);
INSERT INTO "flow_tally" VALUES('hc60a3cab359e','2023-03-15','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai',0,1,1,0,0,0);
INSERT INTO "flow_tally" VALUES('hc60a3cab359e','2023-03-15','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','xay-dung',0,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('hc60a3cab359e','2023-04-15','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dang-ky-bien-phap-bao-dam',1,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('hc60a3cab359e','2023-05-15','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dang-ky-bien-phap-bao-dam',1,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('hc60a3cab359e','2023-06-01','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai',0,1,0,0,0,0);
INSERT INTO "flow_tally" VALUES('hc60a3cab359e','2023-06-15','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai',0,1,0,0,0,0);
INSERT INTO "flow_tally" VALUES('hc60a3cab359e','2023-07-01','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai',0,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('hc60a3cab359e','2023-07-01','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','giao-duc',1,0,0,0,0,0);
INSERT INTO "flow_tally" VALUES('hc60a3cab359e','2023-07-15','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai',0,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('hc60a3cab359e','2023-07-15','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','giao-duc',0,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('hc60a3cab359e','2023-08-01','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai',1,0,0,0,0,0);
INSERT INTO "flow_tally" VALUES('hc60a3cab359e','2023-08-15','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai',0,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('hc60a3cab359e','2023-08-15','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ho-kinh-doanh',1,1,1,0,0,0);
INSERT INTO "flow_tally" VALUES('hc60a3cab359e','2023-09-01','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ho-kinh-doanh',0,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('hc60a3cab359e','2023-09-15','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dang-ky-bien-phap-bao-dam',0,1,1,0,0,0);
INSERT INTO "flow_tally" VALUES('hc60a3cab359e','2023-09-15','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai',2,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('hc60a3cab359e','2023-10-01','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dang-ky-bien-phap-bao-dam',1,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('hc60a3cab359e','2023-10-01','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai',0,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('hc60a3cab359e','2023-10-15','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','chung-thuc',0,1,1,0,0,0);
INSERT INTO "flow_tally" VALUES('hc60a3cab359e','2023-12-01','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dang-ky-bien-phap-bao-dam',0,1,0,0,0,0);
INSERT INTO "flow_tally" VALUES('hc60a3cab359e','2023-12-15','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dang-ky-bien-phap-bao-dam',0,0,0,0,0,1);
INSERT INTO "flow_tally" VALUES('hc9a937a68c8f','2023-09-15','ubnd-xa-nghi-cong-bac','ubnd-xa-nghi-cong-bac','ho-tich',0,1,1,0,0,0);
INSERT INTO "flow_tally" VALUES('hcc3136d8ac73','2023-02-15','ubnd-xa-nghi-thach','ubnd-xa-nghi-thach','ho-tich',1,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('hcc3136d8ac73','2023-08-01','ubnd-xa-nghi-thach','ubnd-xa-nghi-thach','giao-duc',1,0,0,0,0,0);
INSERT INTO "flow_tally" VALUES('hcc3136d8ac73','2023-08-15','ubnd-xa-nghi-thach','ubnd-xa-nghi-thach','giao-duc',0,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('hd4042c36f000','2023-04-01','ubnd-xa-nghi-thai','ubnd-xa-nghi-thai','ho-tich',1,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('hd4042c36f000','2023-05-15','ubnd-xa-nghi-thai','ubnd-xa-nghi-thai','chung-thuc',0,1,1,0,0,0);
INSERT INTO "flow_tally" VALUES('hd4042c36f000','2023-10-15','ubnd-xa-nghi-thai','ubnd-xa-nghi-thai','chung-thuc',1,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('hd4042c36f000','2023-10-15','ubnd-xa-nghi-thai','ubnd-xa-nghi-thai','ho-tich',0,1,1,0,0,0);
INSERT INTO "flow_tally" VALUES('hd5d1cbd047e5','2023-03-15','ubnd-xa-nghi-phuong','ubnd-xa-nghi-phuong','ho-tich',1,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('hd5d1cbd047e5','2023-06-01','ubnd-xa-nghi-phuong','ubnd-xa-nghi-phuong','chung-thuc',0,1,1,0,0,0);
INSERT INTO "flow_tally" VALUES('hd62cbf2532da','2023-02-01','ubnd-xa-nghi-thinh','ubnd-xa-nghi-thinh','ho-tich',0,1,1,0,0,0);
INSERT INTO "flow_tally" VALUES('hec717f158895','2023-01-15','ubnd-xa-nghi-hung','ubnd-xa-nghi-hung','chung-thuc',0,1,1,0,0,0);
INSERT INTO "flow_tally" VALUES('hec717f158895','2023-12-01','ubnd-xa-nghi-hung','ubnd-xa-nghi-hung','ho-tich',1,0,0,0,0,0);
INSERT INTO "flow_tally" VALUES('hec717f158895','2023-12-15','ubnd-xa-nghi-hung','ubnd-xa-nghi-hung','ho-tich',0,0,0,0,0,1);
INSERT INTO "flow_tally" VALUES('hf453324ef486','2023-01-15','ubnd-xa-nghi-cong-nam','ubnd-xa-nghi-cong-nam','chung-thuc',0,1,1,0,0,0);
INSERT INTO "flow_tally" VALUES('hf453324ef486','2023-07-15','ubnd-xa-nghi-cong-nam','ubnd-xa-nghi-cong-nam','ho-tich',1,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('hf4de438f5d41','2023-03-01','ubnd-xa-nghi-thiet','ubnd-xa-nghi-thiet','chung-thuc',0,1,1,0,0,0);
INSERT INTO "flow_tally" VALUES('hf4de438f5d41','2023-05-01','ubnd-xa-nghi-thiet','ubnd-xa-nghi-thiet','bao-tro-xa-hoi',1,0,0,0,0,0);
INSERT INTO "flow_tally" VALUES('hf4de438f5d41','2023-05-15','ubnd-xa-nghi-thiet','ubnd-xa-nghi-thiet','bao-tro-xa-hoi',0,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('hf50be2717a1e','2023-01-01','ubnd-xa-phuc-tho','ubnd-xa-phuc-tho','chung-thuc',1,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('hf50be2717a1e','2023-02-01','ubnd-xa-phuc-tho','ubnd-xa-phuc-tho','ho-tich',1,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('hf50be2717a1e','2023-07-15','ubnd-xa-phuc-tho','ubnd-xa-phuc-tho','ho-tich',1,0,1,0,0,0);
INSERT INTO "flow_tally" VALUES('hff297d0e4f2e','2023-06-01','ubnd-xa-nghi-hoa','ubnd-xa-nghi-hoa','ho-tich',0,1,1,0,0,0);
INSERT INTO "flow_tally" VALUES('hff297d0e4f2e','2023-08-15','ubnd-xa-nghi-hoa','ubnd-xa-nghi-hoa','nguoi-co-cong',1,0,0,0,0,0);
INSERT INTO "flow_tally" VALUES('hff297d0e4f2e','2023-09-01','ubnd-xa-nghi-hoa','ubnd-xa-nghi-hoa','nguoi-co-cong',0,0,1,0,0,0);
CREATE TABLE held_change (
    home TEXT NOT NULL,
    record TEXT NOT NULL,
    as_of TEXT NOT NULL,
    import_id TEXT NOT NULL,
    old_status INTEGER NOT NULL,
    new_status INTEGER NOT NULL,
    body TEXT NOT NULL,
    decision TEXT CHECK (decision IN ('accepted', 'refused')),
    decided_at TEXT,
    decided_by TEXT,
    PRIMARY KEY (home, record)
);
INSERT INTO "held_change" VALUES('hc60a3cab359e','000.01.33.H41-230301-0001','2023-12-16T04:00:00.000000Z','b4eb1afaf93d7730e963674e66ac92dd',10,4,'["hc60a3cab359e", "000.01.33.H41-230301-0001", 1, 4, "direct", "tach thua hoac hop thua dat", "dat-dai", "ubnd-huyen-nghi-loc-bo-phan-mot-cua", "ubnd-huyen-nghi-loc-bo-phan-mot-cua", "2023-12-02", "2023-12-20", null, null, 0, "", null]','refused','2023-12-16T03:00:00.000000Z','cli:lan');
INSERT INTO "held_change" VALUES('hc60a3cab359e','000.01.33.H41-230203-0001','2023-12-16T04:00:00.000000Z','b4eb1afaf93d7730e963674e66ac92dd',10,4,'["hc60a3cab359e", "000.01.33.H41-230203-0001", 1, 4, "direct", "dang ky bien phap bao dam bang quyen su dung dat tai san gan lien voi dat", "dang-ky-bien-phap-bao-dam", "ubnd-huyen-nghi-loc-bo-phan-mot-cua", "ubnd-huyen-nghi-loc-bo-phan-mot-cua", "2023-12-02", "2023-12-20", null, null, 0, "", null]','accepted','2023-12-16T03:00:00.000000Z','cli:lan');
INSERT INTO "held_change" VALUES('hc60a3cab359e','000.01.33.H41-230830-0001','2023-12-16T04:00:00.000000Z','b4eb1afaf93d7730e963674e66ac92dd',10,4,'["hc60a3cab359e", "000.01.33.H41-230830-0001", 1, 4, "online", "1.001266", "ho-kinh-doanh", "ubnd-huyen-nghi-loc-bo-phan-mot-cua", "ubnd-huyen-nghi-loc-bo-phan-mot-cua", "2023-12-02", "2023-12-20", null, null, 0, "", null]',NULL,NULL,NULL);
CREATE TABLE home (
    id TEXT NOT NULL PRIMARY KEY,
    prefix TEXT NOT NULL CHECK (length(prefix) = 3),
    created_at TEXT NOT NULL
);
INSERT INTO "home" VALUES('hd7210dff076c','9T3','2023-12-16T03:00:00.000000Z');
INSERT INTO "home" VALUES('h5f2dd97f1cfb','9HP','2023-12-16T03:00:00.000000Z');
INSERT INTO "home" VALUES('hc60a3cab359e','77C','2023-12-16T03:00:00.000000Z');
INSERT INTO "home" VALUES('h0585a01c4c7d','J76','2023-12-16T03:00:00.000000Z');
INSERT INTO "home" VALUES('h4f59672710e6','CMX','2023-12-16T03:00:00.000000Z');
INSERT INTO "home" VALUES('hc9a937a68c8f','GHQ','2023-12-16T03:00:00.000000Z');
INSERT INTO "home" VALUES('hf453324ef486','59K','2023-12-16T03:00:00.000000Z');
INSERT INTO "home" VALUES('h5707967025f0','XP4','2023-12-16T03:00:00.000000Z');
INSERT INTO "home" VALUES('h4e613a365119','4T6','2023-12-16T03:00:00.000000Z');
INSERT INTO "home" VALUES('hff297d0e4f2e','734','2023-12-16T03:00:00.000000Z');
INSERT INTO "home" VALUES('hec717f158895','39R','2023-12-16T03:00:00.000000Z');
INSERT INTO "home" VALUES('h7e5a3930cd39','86Q','2023-12-16T03:00:00.000000Z');
INSERT INTO "home" VALUES('h6f3f02402b37','63J','2023-12-16T03:00:00.000000Z');
INSERT INTO "home" VALUES('h4a8075464627','H65','2023-12-16T03:00:00.000000Z');
INSERT INTO "home" VALUES('h7deaab6416d1','NPN','2023-12-16T03:00:00.000000Z');
INSERT INTO "home" VALUES('ha9fd1ce99665','CGP','2023-12-16T03:00:00.000000Z');
INSERT INTO "home" VALUES('hd5d1cbd047e5','BXX','2023-12-16T03:00:00.000000Z');
INSERT INTO "home" VALUES('h02f6f33dda11','PBF','2023-12-16T03:00:00.000000Z');
INSERT INTO "home" VALUES('hcc3136d8ac73','GBT','2023-12-16T03:00:00.000000Z');
INSERT INTO "home" VALUES('hd4042c36f000','G7X','2023-12-16T03:00:00.000000Z');
INSERT INTO "home" VALUES('hf4de438f5d41','N6N','2023-12-16T03:00:00.000000Z');
INSERT INTO "home" VALUES('hd62cbf2532da','MCX','2023-12-16T03:00:00.000000Z');
INSERT INTO "home" VALUES('hbaf87131abbd','7RQ','2023-12-16T03:00:00.000000Z');
INSERT INTO "home" VALUES('h6bb906c9efb9','RPT','2023-12-16T03:00:00.000000Z');
INSERT INTO "home" VALUES('h07123c8dfefa','7QK','2023-12-16T03:00:00.000000Z');
INSERT INTO "home" VALUES('hb7ed25daa180','M97','2023-12-16T03:00:00.000000Z');
INSERT INTO "home" VALUES('h1c5f4755222e','7M8','2023-12-16T03:00:00.000000Z');
INSERT INTO "home" VALUES('h771fe0ac6a5d','HVR','2023-12-16T03:00:00.000000Z');
INSERT INTO "home" VALUES('h59bbb436002b','BJ5','2023-12-16T03:00:00.000000Z');
INSERT INTO "home" VALUES('h4d27667d9d12','CPN','2023-12-16T03:00:00.000000Z');
INSERT INTO "home" VALUES('h6b4a43992110','QTP','2023-12-16T03:00:00.000000Z');
INSERT INTO "home" VALUES('hf50be2717a1e','6R4','2023-12-16T03:00:00.000000Z');
INSERT INTO "home" VALUES('h77d1450a2f39','C4X','2023-12-16T03:00:00.000000Z');
CREATE TABLE import_log (
    id TEXT NOT NULL PRIMARY KEY,
    file_name TEXT NOT NULL,
    as_of TEXT NOT NULL,
    started_at TEXT NOT NULL,
    finished_at TEXT,
    actor TEXT NOT NULL,
    added INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    unchanged INTEGER NOT NULL,
    duplicates INTEGER NOT NULL,
    problems INTEGER NOT NULL,
    held INTEGER NOT NULL
);
INSERT INTO "import_log" VALUES('a962740fe4ba40d5d23c694059e2be57','demo.csv','2023-12-15T10:00:00.000000Z','2023-12-16T03:00:00.000000Z','2023-12-16T03:00:00.000000Z','cli:lan',90,0,0,0,0,0);
INSERT INTO "import_log" VALUES('b4eb1afaf93d7730e963674e66ac92dd','next.csv','2023-12-16T04:00:00.000000Z','2023-12-16T03:00:00.000000Z','2023-12-16T03:00:00.000000Z','cli:lan',4,0,0,0,0,3);
CREATE TABLE meta (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);
INSERT INTO "meta" VALUES('invented','2023-12-16T03:00:00.000000Z');
INSERT INTO "meta" VALUES('tally','counted');
CREATE TABLE person (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    password_hash TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('official')),
    unit TEXT REFERENCES unit (key),
    created_at TEXT NOT NULL,
    disabled_at TEXT
);
INSERT INTO "person" VALUES('8ys5gezwpn5hkm8wzn4ppe25nx','canbo','$argon2id$v=19$m=65536,t=3,p=4$H8806H5JOigM5QlcGojnHw$tPEHiK0l7cPET37pzjbw5P1BtpE1hqe8KU4HKkcywQc','official',NULL,'2023-12-16T03:00:00.000000Z',NULL);
INSERT INTO "person" VALUES('unsqv3ptxe2a83kzr75hudeksc','lan.nguyen','$argon2id$v=19$m=65536,t=3,p=4$7dv1k3v+zY6N757arh+Seg$fRA8EYSm+LbwsUr/U0U3BAn5rhlsXAsiGytduCjpLRc','official',NULL,'2023-12-16T03:00:00.000000Z',NULL);
CREATE TABLE procedure (
    key TEXT NOT NULL PRIMARY KEY,
    code TEXT,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    field TEXT REFERENCES field (key),
    source TEXT NOT NULL CHECK (source IN ('starter', 'file', 'office'))
);
INSERT INTO "procedure" VALUES('1.001193','1.001193','Đăng ký khai sinh','dang ky khai sinh','ho-tich','starter');
INSERT INTO "procedure" VALUES('1.004884','1.004884','Đăng ký lại khai sinh','dang ky lai khai sinh','ho-tich','starter');
INSERT INTO "procedure" VALUES('1.004772','1.004772','Đăng ký khai sinh cho người đã có hồ sơ, giấy tờ cá nhân','dang ky khai sinh cho nguoi da co ho so giay to ca nhan','ho-tich','starter');
INSERT INTO "procedure" VALUES('1.003583','1.003583','Đăng ký khai sinh lưu động','dang ky khai sinh luu dong','ho-tich','starter');
INSERT INTO "procedure" VALUES('1.000689','1.000689','Đăng ký khai sinh kết hợp đăng ký nhận cha, mẹ, con','dang ky khai sinh ket hop dang ky nhan cha me con','ho-tich','starter');
INSERT INTO "procedure" VALUES('1.000110','1.000110','Đăng ký khai sinh có yếu tố nước ngoài tại khu vực biên giới','dang ky khai sinh co yeu to nuoc ngoai tai khu vuc bien gioi','ho-tich','starter');
INSERT INTO "procedure" VALUES('2.001023','2.001023','Liên thông thủ tục hành chính về đăng ký khai sinh, cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi','lien thong thu tuc hanh chinh ve dang ky khai sinh cap the bao hiem y te cho tre em duoi 6 tuoi','ho-tich','starter');
INSERT INTO "procedure" VALUES('2.000986','2.000986','Liên thông thủ tục hành chính về đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi','lien thong thu tuc hanh chinh ve dang ky khai sinh dang ky thuong tru cap the bao hiem y te cho tre em duoi 6 tuoi','ho-tich','starter');
INSERT INTO "procedure" VALUES('1.000894','1.000894','Đăng ký kết hôn','dang ky ket hon','ho-tich','starter');
INSERT INTO "procedure" VALUES('1.004746','1.004746','Đăng ký lại kết hôn','dang ky lai ket hon','ho-tich','starter');
INSERT INTO "procedure" VALUES('1.000593','1.000593','Đăng ký kết hôn lưu động','dang ky ket hon luu dong','ho-tich','starter');
INSERT INTO "procedure" VALUES('1.000094','1.000094','Đăng ký kết hôn có yếu tố nước ngoài tại khu vực biên giới','dang ky ket hon co yeu to nuoc ngoai tai khu vuc bien gioi','ho-tich','starter');
INSERT INTO "procedure" VALUES('2.000806','2.000806','Đăng ký kết hôn có yếu tố nước ngoài','dang ky ket hon co yeu to nuoc ngoai','ho-tich','starter');
INSERT INTO "procedure" VALUES('1.001022','1.001022','Đăng ký nhận cha, mẹ, con','dang ky nhan cha me con','ho-tich','starter');
INSERT INTO "procedure" VALUES('1.000080','1.000080','Đăng ký nhận cha, mẹ, con có yếu tố nước ngoài tại khu vực biên giới','dang ky nhan cha me con co yeu to nuoc ngoai tai khu vuc bien gioi','ho-tich','starter');
INSERT INTO "procedure" VALUES('1.000656','1.000656','Đăng ký khai tử','dang ky khai tu','ho-tich','starter');
INSERT INTO "procedure" VALUES('1.005461','1.005461','Đăng ký lại khai tử','dang ky lai khai tu','ho-tich','starter');
INSERT INTO "procedure" VALUES('1.000419','1.000419','Đăng ký khai tử lưu động','dang ky khai tu luu dong','ho-tich','starter');
INSERT INTO "procedure" VALUES('1.004827','1.004827','Đăng ký khai tử có yếu tố nước ngoài tại khu vực biên giới','dang ky khai tu co yeu to nuoc ngoai tai khu vuc bien gioi','ho-tich','starter');
INSERT INTO "procedure" VALUES('1.004837','1.004837','Đăng ký giám hộ','dang ky giam ho','ho-tich','starter');
INSERT INTO "procedure" VALUES('1.004845','1.004845','Đăng ký chấm dứt giám hộ','dang ky cham dut giam ho','ho-tich','starter');
INSERT INTO "procedure" VALUES('1.004859','1.004859','Thay đổi, cải chính, bổ sung thông tin hộ tịch','thay doi cai chinh bo sung thong tin ho tich','ho-tich','starter');
INSERT INTO "procedure" VALUES('1.004873','1.004873','Cấp Giấy xác nhận tình trạng hôn nhân','cap giay xac nhan tinh trang hon nhan','ho-tich','starter');
INSERT INTO "procedure" VALUES('2.000635','2.000635','Cấp bản sao Trích lục hộ tịch','cap ban sao trich luc ho tich','ho-tich','starter');
INSERT INTO "procedure" VALUES('2.000815','2.000815','Chứng thực bản sao từ bản chính giấy tờ, văn bản do cơ quan, tổ chức có thẩm quyền của Việt Nam cấp hoặc chứng nhận','chung thuc ban sao tu ban chinh giay to van ban do co quan to chuc co tham quyen cua viet nam cap hoac chung nhan','chung-thuc','starter');
INSERT INTO "procedure" VALUES('2.000884','2.000884','Chứng thực chữ ký trong các giấy tờ, văn bản','chung thuc chu ky trong cac giay to van ban','chung-thuc','starter');
INSERT INTO "procedure" VALUES('2.000908','2.000908','Cấp bản sao từ sổ gốc','cap ban sao tu so goc','chung-thuc','starter');
INSERT INTO "procedure" VALUES('2.001035','2.001035','Chứng thực hợp đồng, giao dịch liên quan đến tài sản là động sản, quyền sử dụng đất và nhà ở','chung thuc hop dong giao dich lien quan den tai san la dong san quyen su dung dat va nha o','chung-thuc','starter');
INSERT INTO "procedure" VALUES('2.000913','2.000913','Chứng thực việc sửa đổi, bổ sung, hủy bỏ hợp đồng, giao dịch','chung thuc viec sua doi bo sung huy bo hop dong giao dich','chung-thuc','starter');
INSERT INTO "procedure" VALUES('2.000927','2.000927','Sửa lỗi sai sót trong hợp đồng, giao dịch đã được chứng thực','sua loi sai sot trong hop dong giao dich da duoc chung thuc','chung-thuc','starter');
INSERT INTO "procedure" VALUES('2.000942','2.000942','Cấp bản sao có chứng thực từ bản chính hợp đồng, giao dịch đã được chứng thực','cap ban sao co chung thuc tu ban chinh hop dong giao dich da duoc chung thuc','chung-thuc','starter');
INSERT INTO "procedure" VALUES('2.001019','2.001019','Chứng thực di chúc','chung thuc di chuc','chung-thuc','starter');
INSERT INTO "procedure" VALUES('2.001016','2.001016','Chứng thực văn bản từ chối nhận di sản','chung thuc van ban tu choi nhan di san','chung-thuc','starter');
INSERT INTO "procedure" VALUES('2.001406','2.001406','Chứng thực văn bản thỏa thuận phân chia di sản mà di sản là động sản, quyền sử dụng đất, nhà ở','chung thuc van ban thoa thuan phan chia di san ma di san la dong san quyen su dung dat nha o','chung-thuc','starter');
INSERT INTO "procedure" VALUES('2.001009','2.001009','Chứng thực văn bản khai nhận di sản mà di sản là động sản, quyền sử dụng đất, nhà ở','chung thuc van ban khai nhan di san ma di san la dong san quyen su dung dat nha o','chung-thuc','starter');
INSERT INTO "procedure" VALUES('2.000992','2.000992','Chứng thực chữ ký người dịch mà người dịch là cộng tác viên dịch thuật','chung thuc chu ky nguoi dich ma nguoi dich la cong tac vien dich thuat','chung-thuc','starter');
INSERT INTO "procedure" VALUES('2.001008','2.001008','Chứng thực chữ ký người dịch mà người dịch không phải là cộng tác viên dịch thuật','chung thuc chu ky nguoi dich ma nguoi dich khong phai la cong tac vien dich thuat','chung-thuc','starter');
INSERT INTO "procedure" VALUES('1.012812','1.012812','Hòa giải tranh chấp đất đai','hoa giai tranh chap dat dai','dat-dai','starter');
INSERT INTO "procedure" VALUES('1.003554','1.003554','Hòa giải tranh chấp đất đai','hoa giai tranh chap dat dai','dat-dai','starter');
INSERT INTO "procedure" VALUES('1.012790','1.012790','Đính chính Giấy chứng nhận đã cấp','dinh chinh giay chung nhan da cap','dat-dai','starter');
INSERT INTO "procedure" VALUES('dang ky cap giay chung nhan quyen su dung dat lan dau',NULL,'Đăng ký, cấp Giấy chứng nhận quyền sử dụng đất lần đầu','dang ky cap giay chung nhan quyen su dung dat lan dau','dat-dai','starter');
INSERT INTO "procedure" VALUES('dang ky bien dong dat dai do chuyen nhuong thua ke tang cho quyen su dung dat',NULL,'Đăng ký biến động đất đai do chuyển nhượng, thừa kế, tặng cho quyền sử dụng đất','dang ky bien dong dat dai do chuyen nhuong thua ke tang cho quyen su dung dat','dat-dai','starter');
INSERT INTO "procedure" VALUES('cap doi giay chung nhan quyen su dung dat quyen so huu nha o va tai san khac gan lien voi dat',NULL,'Cấp đổi Giấy chứng nhận quyền sử dụng đất, quyền sở hữu nhà ở và tài sản khác gắn liền với đất','cap doi giay chung nhan quyen su dung dat quyen so huu nha o va tai san khac gan lien voi dat','dat-dai','starter');
INSERT INTO "procedure" VALUES('cap lai giay chung nhan quyen su dung dat do bi mat',NULL,'Cấp lại Giấy chứng nhận quyền sử dụng đất do bị mất','cap lai giay chung nhan quyen su dung dat do bi mat','dat-dai','starter');
INSERT INTO "procedure" VALUES('tach thua hoac hop thua dat',NULL,'Tách thửa hoặc hợp thửa đất','tach thua hoac hop thua dat','dat-dai','starter');
INSERT INTO "procedure" VALUES('chuyen muc dich su dung dat cua ho gia dinh ca nhan',NULL,'Chuyển mục đích sử dụng đất của hộ gia đình, cá nhân','chuyen muc dich su dung dat cua ho gia dinh ca nhan','dat-dai','starter');
INSERT INTO "procedure" VALUES('1.001776','1.001776','Thực hiện, điều chỉnh, thôi hưởng trợ cấp xã hội hàng tháng, hỗ trợ kinh phí chăm sóc, nuôi dưỡng hàng tháng','thuc hien dieu chinh thoi huong tro cap xa hoi hang thang ho tro kinh phi cham soc nuoi duong hang thang','bao-tro-xa-hoi','starter');
INSERT INTO "procedure" VALUES('1.001731','1.001731','Hỗ trợ chi phí mai táng cho đối tượng bảo trợ xã hội','ho tro chi phi mai tang cho doi tuong bao tro xa hoi','bao-tro-xa-hoi','starter');
INSERT INTO "procedure" VALUES('1.001699','1.001699','Xác định, xác định lại mức độ khuyết tật và cấp Giấy xác nhận khuyết tật','xac dinh xac dinh lai muc do khuyet tat va cap giay xac nhan khuyet tat','bao-tro-xa-hoi','starter');
INSERT INTO "procedure" VALUES('1.001653','1.001653','Đổi, cấp lại Giấy xác nhận khuyết tật','doi cap lai giay xac nhan khuyet tat','bao-tro-xa-hoi','starter');
INSERT INTO "procedure" VALUES('1.011606','1.011606','Công nhận hộ nghèo, hộ cận nghèo; hộ thoát nghèo, hộ thoát cận nghèo định kỳ hằng năm','cong nhan ho ngheo ho can ngheo ho thoat ngheo ho thoat can ngheo dinh ky hang nam','bao-tro-xa-hoi','starter');
INSERT INTO "procedure" VALUES('1.011607','1.011607','Công nhận hộ nghèo, hộ cận nghèo thường xuyên hằng năm','cong nhan ho ngheo ho can ngheo thuong xuyen hang nam','bao-tro-xa-hoi','starter');
INSERT INTO "procedure" VALUES('1.011608','1.011608','Công nhận hộ thoát nghèo, hộ thoát cận nghèo thường xuyên hằng năm','cong nhan ho thoat ngheo ho thoat can ngheo thuong xuyen hang nam','bao-tro-xa-hoi','starter');
INSERT INTO "procedure" VALUES('1.011609','1.011609','Công nhận hộ làm nông nghiệp, lâm nghiệp, ngư nghiệp và diêm nghiệp có mức sống trung bình','cong nhan ho lam nong nghiep lam nghiep ngu nghiep va diem nghiep co muc song trung binh','bao-tro-xa-hoi','starter');
INSERT INTO "procedure" VALUES('1.004946','1.004946','Áp dụng các biện pháp can thiệp khẩn cấp hoặc tạm thời cách ly trẻ em khỏi môi trường hoặc người gây tổn hại cho trẻ em','ap dung cac bien phap can thiep khan cap hoac tam thoi cach ly tre em khoi moi truong hoac nguoi gay ton hai cho tre em','tre-em','starter');
INSERT INTO "procedure" VALUES('1.004944','1.004944','Chấm dứt việc chăm sóc thay thế cho trẻ em','cham dut viec cham soc thay the cho tre em','tre-em','starter');
INSERT INTO "procedure" VALUES('2.001944','2.001944','Thông báo nhận chăm sóc thay thế cho trẻ em đối với cá nhân, người đại diện gia đình nhận chăm sóc thay thế là người thân thích của trẻ em','thong bao nhan cham soc thay the cho tre em doi voi ca nhan nguoi dai dien gia dinh nhan cham soc thay the la nguoi than thich cua tre em','tre-em','starter');
INSERT INTO "procedure" VALUES('2.001947','2.001947','Phê duyệt kế hoạch hỗ trợ, can thiệp đối với trẻ em bị xâm hại hoặc có nguy cơ bị bạo lực, bóc lột, bỏ rơi và trẻ em có hoàn cảnh đặc biệt','phe duyet ke hoach ho tro can thiep doi voi tre em bi xam hai hoac co nguy co bi bao luc boc lot bo roi va tre em co hoan canh dac biet','tre-em','starter');
INSERT INTO "procedure" VALUES('1.010833','1.010833','Cấp giấy xác nhận thân nhân của người có công','cap giay xac nhan than nhan cua nguoi co cong','nguoi-co-cong','starter');
INSERT INTO "procedure" VALUES('1.010803','1.010803','Giải quyết chế độ trợ cấp thờ cúng liệt sĩ','giai quyet che do tro cap tho cung liet si','nguoi-co-cong','starter');
INSERT INTO "procedure" VALUES('giai quyet che do tro cap mot lan khi nguoi co cong dang huong tro cap uu dai tu tran',NULL,'Giải quyết chế độ trợ cấp một lần khi người có công đang hưởng trợ cấp ưu đãi từ trần','giai quyet che do tro cap mot lan khi nguoi co cong dang huong tro cap uu dai tu tran','nguoi-co-cong','starter');
INSERT INTO "procedure" VALUES('2.001263','2.001263','Đăng ký việc nuôi con nuôi trong nước','dang ky viec nuoi con nuoi trong nuoc','nuoi-con-nuoi','starter');
INSERT INTO "procedure" VALUES('2.001255','2.001255','Đăng ký lại việc nuôi con nuôi trong nước','dang ky lai viec nuoi con nuoi trong nuoc','nuoi-con-nuoi','starter');
INSERT INTO "procedure" VALUES('1.002211','1.002211','Công nhận hòa giải viên','cong nhan hoa giai vien','hoa-giai-o-co-so','starter');
INSERT INTO "procedure" VALUES('2.000930','2.000930','Thôi làm hòa giải viên','thoi lam hoa giai vien','hoa-giai-o-co-so','starter');
INSERT INTO "procedure" VALUES('2.000950','2.000950','Công nhận tổ trưởng tổ hòa giải','cong nhan to truong to hoa giai','hoa-giai-o-co-so','starter');
INSERT INTO "procedure" VALUES('2.001457','2.001457','Công nhận tuyên truyền viên pháp luật','cong nhan tuyen truyen vien phap luat','pho-bien-giao-duc-phap-luat','starter');
INSERT INTO "procedure" VALUES('2.001449','2.001449','Cho thôi làm tuyên truyền viên pháp luật','cho thoi lam tuyen truyen vien phap luat','pho-bien-giao-duc-phap-luat','starter');
INSERT INTO "procedure" VALUES('1.000775','1.000775','Tặng Giấy khen của Chủ tịch UBND cấp xã về thực hiện nhiệm vụ chính trị','tang giay khen cua chu tich ubnd cap xa ve thuc hien nhiem vu chinh tri','thi-dua-khen-thuong','starter');
INSERT INTO "procedure" VALUES('tang giay khen cua chu tich ubnd cap xa ve thanh tich thi dua theo dot hoac chuyen de',NULL,'Tặng Giấy khen của Chủ tịch UBND cấp xã về thành tích thi đua theo đợt hoặc chuyên đề','tang giay khen cua chu tich ubnd cap xa ve thanh tich thi dua theo dot hoac chuyen de','thi-dua-khen-thuong','starter');
INSERT INTO "procedure" VALUES('tang giay khen cua chu tich ubnd cap xa ve thanh tich dot xuat',NULL,'Tặng Giấy khen của Chủ tịch UBND cấp xã về thành tích đột xuất','tang giay khen cua chu tich ubnd cap xa ve thanh tich dot xuat','thi-dua-khen-thuong','starter');
INSERT INTO "procedure" VALUES('tang danh hieu lao dong tien tien',NULL,'Tặng danh hiệu Lao động tiên tiến','tang danh hieu lao dong tien tien','thi-dua-khen-thuong','starter');
INSERT INTO "procedure" VALUES('1.012592','1.012592','Đăng ký hoạt động tín ngưỡng','dang ky hoat dong tin nguong','ton-giao','starter');
INSERT INTO "procedure" VALUES('1.012591','1.012591','Đăng ký bổ sung hoạt động tín ngưỡng','dang ky bo sung hoat dong tin nguong','ton-giao','starter');
INSERT INTO "procedure" VALUES('1.012590','1.012590','Đăng ký sinh hoạt tôn giáo tập trung','dang ky sinh hoat ton giao tap trung','ton-giao','starter');
INSERT INTO "procedure" VALUES('2.000509','2.000509','Đăng ký hoạt động tín ngưỡng','dang ky hoat dong tin nguong','ton-giao','starter');
INSERT INTO "procedure" VALUES('1.001028','1.001028','Đăng ký bổ sung hoạt động tín ngưỡng','dang ky bo sung hoat dong tin nguong','ton-giao','starter');
INSERT INTO "procedure" VALUES('1.001055','1.001055','Đăng ký sinh hoạt tôn giáo tập trung','dang ky sinh hoat ton giao tap trung','ton-giao','starter');
INSERT INTO "procedure" VALUES('1.004492','1.004492','Thành lập nhóm trẻ, lớp mẫu giáo độc lập','thanh lap nhom tre lop mau giao doc lap','giao-duc','starter');
INSERT INTO "procedure" VALUES('1.004443','1.004443','Cho phép nhóm trẻ, lớp mẫu giáo độc lập hoạt động giáo dục trở lại','cho phep nhom tre lop mau giao doc lap hoat dong giao duc tro lai','giao-duc','starter');
INSERT INTO "procedure" VALUES('cap ban sao van bang chung chi tu so goc',NULL,'Cấp bản sao văn bằng, chứng chỉ từ sổ gốc','cap ban sao van bang chung chi tu so goc','giao-duc','starter');
INSERT INTO "procedure" VALUES('chuyen truong doi voi hoc sinh trung hoc co so',NULL,'Chuyển trường đối với học sinh trung học cơ sở','chuyen truong doi voi hoc sinh trung hoc co so','giao-duc','starter');
INSERT INTO "procedure" VALUES('1.003622','1.003622','Thông báo tổ chức lễ hội cấp xã','thong bao to chuc le hoi','van-hoa','starter');
INSERT INTO "procedure" VALUES('1.000954','1.000954','Xét tặng danh hiệu Gia đình văn hóa hằng năm','xet tang danh hieu gia dinh van hoa hang nam','van-hoa','starter');
INSERT INTO "procedure" VALUES('1.001120','1.001120','Xét tặng Giấy khen Gia đình văn hóa','xet tang giay khen gia dinh van hoa','van-hoa','starter');
INSERT INTO "procedure" VALUES('2.000794','2.000794','Công nhận câu lạc bộ thể thao cơ sở','cong nhan cau lac bo the thao co so','van-hoa','starter');
INSERT INTO "procedure" VALUES('thong bao thanh lap thu vien doi voi thu vien cong dong',NULL,'Thông báo thành lập thư viện đối với thư viện cộng đồng','thong bao thanh lap thu vien doi voi thu vien cong dong','thu-vien','starter');
INSERT INTO "procedure" VALUES('thong bao cham dut hoat dong thu vien cong dong',NULL,'Thông báo chấm dứt hoạt động thư viện cộng đồng','thong bao cham dut hoat dong thu vien cong dong','thu-vien','starter');
INSERT INTO "procedure" VALUES('1.004875','1.004875','Công nhận người có uy tín trong đồng bào dân tộc thiểu số','cong nhan nguoi co uy tin trong dong bao dan toc thieu so','dan-toc','starter');
INSERT INTO "procedure" VALUES('1.004888','1.004888','Đưa ra khỏi danh sách người có uy tín trong đồng bào dân tộc thiểu số','dua ra khoi danh sach nguoi co uy tin trong dong bao dan toc thieu so','dan-toc','starter');
INSERT INTO "procedure" VALUES('1.008004','1.008004','Chuyển đổi cơ cấu cây trồng trên đất trồng lúa','chuyen doi co cau cay trong tren dat trong lua','nong-nghiep','starter');
INSERT INTO "procedure" VALUES('2.002161','2.002161','Hỗ trợ khôi phục sản xuất vùng bị thiệt hại do thiên tai','ho tro khoi phuc san xuat vung bi thiet hai do thien tai','nong-nghiep','starter');
INSERT INTO "procedure" VALUES('2.002162','2.002162','Hỗ trợ khôi phục sản xuất vùng bị thiệt hại do dịch bệnh','ho tro khoi phuc san xuat vung bi thiet hai do dich benh','nong-nghiep','starter');
INSERT INTO "procedure" VALUES('2.002163','2.002163','Đăng ký kê khai số lượng chăn nuôi tập trung và nuôi trồng thủy sản ban đầu','dang ky ke khai so luong chan nuoi tap trung va nuoi trong thuy san ban dau','nong-nghiep','starter');
INSERT INTO "procedure" VALUES('1.010736','1.010736','Tham vấn trong đánh giá tác động môi trường','tham van trong danh gia tac dong moi truong','moi-truong','starter');
INSERT INTO "procedure" VALUES('2.001909','2.001909','Tiếp công dân tại cấp xã','tiep cong dan','tiep-cong-dan-khieu-nai-to-cao','starter');
INSERT INTO "procedure" VALUES('2.001801','2.001801','Xử lý đơn tại cấp xã','xu ly don','tiep-cong-dan-khieu-nai-to-cao','starter');
INSERT INTO "procedure" VALUES('2.002409','2.002409','Giải quyết khiếu nại lần đầu tại cấp xã','giai quyet khieu nai lan dau','tiep-cong-dan-khieu-nai-to-cao','starter');
INSERT INTO "procedure" VALUES('2.002396','2.002396','Giải quyết tố cáo tại cấp xã','giai quyet to cao','tiep-cong-dan-khieu-nai-to-cao','starter');
INSERT INTO "procedure" VALUES('1.001821','1.001821','Đăng ký nghĩa vụ quân sự lần đầu','dang ky nghia vu quan su lan dau','quan-su','starter');
INSERT INTO "procedure" VALUES('1.013133','1.013133','Đăng ký nghĩa vụ quân sự lần đầu','dang ky nghia vu quan su lan dau','quan-su','starter');
INSERT INTO "procedure" VALUES('dang ky nghia vu quan su bo sung',NULL,'Đăng ký nghĩa vụ quân sự bổ sung','dang ky nghia vu quan su bo sung','quan-su','starter');
INSERT INTO "procedure" VALUES('dang ky nghia vu quan su chuyen di khi thay doi noi cu tru hoac noi lam viec',NULL,'Đăng ký nghĩa vụ quân sự chuyển đi khi thay đổi nơi cư trú hoặc nơi làm việc','dang ky nghia vu quan su chuyen di khi thay doi noi cu tru hoac noi lam viec','quan-su','starter');
INSERT INTO "procedure" VALUES('dang ky nghia vu quan su chuyen den khi thay doi noi cu tru hoac noi lam viec',NULL,'Đăng ký nghĩa vụ quân sự chuyển đến khi thay đổi nơi cư trú hoặc nơi làm việc','dang ky nghia vu quan su chuyen den khi thay doi noi cu tru hoac noi lam viec','quan-su','starter');
INSERT INTO "procedure" VALUES('1.004222','1.004222','Đăng ký thường trú','dang ky thuong tru','cu-tru','starter');
INSERT INTO "procedure" VALUES('1.003197','1.003197','Xóa đăng ký thường trú','xoa dang ky thuong tru','cu-tru','starter');
INSERT INTO "procedure" VALUES('1.004194','1.004194','Đăng ký tạm trú','dang ky tam tru','cu-tru','starter');
INSERT INTO "procedure" VALUES('1.002755','1.002755','Gia hạn tạm trú','gia han tam tru','cu-tru','starter');
INSERT INTO "procedure" VALUES('1.010038','1.010038','Tách hộ','tach ho','cu-tru','starter');
INSERT INTO "procedure" VALUES('1.003677','1.003677','Khai báo tạm vắng','khai bao tam vang','cu-tru','starter');
INSERT INTO "procedure" VALUES('cap giay phep xay dung moi doi voi nha o rieng le',NULL,'Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ','cap giay phep xay dung moi doi voi nha o rieng le','xay-dung','starter');
INSERT INTO "procedure" VALUES('cap giay phep xay dung sua chua cai tao doi voi nha o rieng le',NULL,'Cấp giấy phép xây dựng sửa chữa, cải tạo đối với nhà ở riêng lẻ','cap giay phep xay dung sua chua cai tao doi voi nha o rieng le','xay-dung','starter');
INSERT INTO "procedure" VALUES('1.013227','1.013227','Gia hạn giấy phép xây dựng','gia han giay phep xay dung','xay-dung','starter');
INSERT INTO "procedure" VALUES('1.001612','1.001612','Đăng ký thành lập hộ kinh doanh','dang ky thanh lap ho kinh doanh','ho-kinh-doanh','starter');
INSERT INTO "procedure" VALUES('2.000720','2.000720','Đăng ký thay đổi nội dung đăng ký hộ kinh doanh','dang ky thay doi noi dung dang ky ho kinh doanh','ho-kinh-doanh','starter');
INSERT INTO "procedure" VALUES('1.001570','1.001570','Đăng ký tạm ngừng kinh doanh của hộ kinh doanh','dang ky tam ngung kinh doanh cua ho kinh doanh','ho-kinh-doanh','starter');
INSERT INTO "procedure" VALUES('1.001266','1.001266','Chấm dứt hoạt động hộ kinh doanh','cham dut hoat dong ho kinh doanh','ho-kinh-doanh','starter');
INSERT INTO "procedure" VALUES('2.000575','2.000575','Cấp lại Giấy chứng nhận đăng ký hộ kinh doanh','cap lai giay chung nhan dang ky ho kinh doanh','ho-kinh-doanh','starter');
INSERT INTO "procedure" VALUES('dang ky bien phap bao dam bang quyen su dung dat tai san gan lien voi dat',NULL,'Đăng ký biện pháp bảo đảm bằng quyền sử dụng đất, tài sản gắn liền với đất','dang ky bien phap bao dam bang quyen su dung dat tai san gan lien voi dat','dang-ky-bien-phap-bao-dam','file');
INSERT INTO "procedure" VALUES('cung cap thong tin ve quy hoach xay dung',NULL,'Cung cấp thông tin về quy hoạch xây dựng','cung cap thong tin ve quy hoach xay dung','xay-dung','file');
INSERT INTO "procedure" VALUES('xoa dang ky bien phap bao dam',NULL,'Xóa đăng ký biện pháp bảo đảm','xoa dang ky bien phap bao dam','dang-ky-bien-phap-bao-dam','file');
INSERT INTO "procedure" VALUES('chua ai biet',NULL,'Thủ tục chưa ai biết','chua ai biet',NULL,'file');
CREATE TABLE rating_tally (
    home TEXT NOT NULL,
    base TEXT NOT NULL CHECK (base IN ('resolved', 'returned', 'received')),
    half TEXT NOT NULL,
    withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
    receiving_unit TEXT NOT NULL,
    resolving_unit TEXT NOT NULL,
    field TEXT NOT NULL,
    survey TEXT NOT NULL,
    question TEXT NOT NULL,
    choice TEXT NOT NULL,
    channel TEXT NOT NULL,
    ratings INTEGER NOT NULL,
    PRIMARY KEY (
        home, base, half, withdrawn, receiving_unit, resolving_unit, field,
        survey, question, choice, channel
    )
);
INSERT INTO "rating_tally" VALUES('h02f6f33dda11','received','2023-09-15',0,'ubnd-xa-nghi-quang','ubnd-xa-nghi-quang','chung-thuc','bf381e8cd47c2e5f','overall','5','qr',1);
INSERT INTO "rating_tally" VALUES('h02f6f33dda11','resolved','2023-09-15',0,'ubnd-xa-nghi-quang','ubnd-xa-nghi-quang','chung-thuc','bf381e8cd47c2e5f','overall','5','qr',1);
INSERT INTO "rating_tally" VALUES('h02f6f33dda11','returned','2023-09-15',0,'ubnd-xa-nghi-quang','ubnd-xa-nghi-quang','chung-thuc','bf381e8cd47c2e5f','overall','5','qr',1);
INSERT INTO "rating_tally" VALUES('h0585a01c4c7d','received','2023-05-15',0,'ubnd-thi-tran-quan-hanh','ubnd-thi-tran-quan-hanh','ho-tich','bf381e8cd47c2e5f','overall','4','qr',1);
INSERT INTO "rating_tally" VALUES('h0585a01c4c7d','received','2023-08-15',0,'ubnd-thi-tran-quan-hanh','ubnd-thi-tran-quan-hanh','ho-tich','bf381e8cd47c2e5f','overall','4','qr',1);
INSERT INTO "rating_tally" VALUES('h0585a01c4c7d','resolved','2023-05-15',0,'ubnd-thi-tran-quan-hanh','ubnd-thi-tran-quan-hanh','ho-tich','bf381e8cd47c2e5f','overall','4','qr',1);
INSERT INTO "rating_tally" VALUES('h0585a01c4c7d','resolved','2023-08-15',0,'ubnd-thi-tran-quan-hanh','ubnd-thi-tran-quan-hanh','ho-tich','bf381e8cd47c2e5f','overall','4','qr',1);
INSERT INTO "rating_tally" VALUES('h0585a01c4c7d','returned','2023-05-15',0,'ubnd-thi-tran-quan-hanh','ubnd-thi-tran-quan-hanh','ho-tich','bf381e8cd47c2e5f','overall','4','qr',1);
INSERT INTO "rating_tally" VALUES('h0585a01c4c7d','returned','2023-08-15',0,'ubnd-thi-tran-quan-hanh','ubnd-thi-tran-quan-hanh','ho-tich','bf381e8cd47c2e5f','overall','4','qr',1);
INSERT INTO "rating_tally" VALUES('h07123c8dfefa','received','2023-12-01',0,'ubnd-xa-nghi-trung','ubnd-xa-nghi-trung','ho-tich','bf381e8cd47c2e5f','overall','5','online',1);
INSERT INTO "rating_tally" VALUES('h07123c8dfefa','resolved','2023-12-01',0,'ubnd-xa-nghi-trung','ubnd-xa-nghi-trung','ho-tich','bf381e8cd47c2e5f','overall','5','online',1);
INSERT INTO "rating_tally" VALUES('h07123c8dfefa','returned','2023-12-01',0,'ubnd-xa-nghi-trung','ubnd-xa-nghi-trung','ho-tich','bf381e8cd47c2e5f','overall','5','online',1);
INSERT INTO "rating_tally" VALUES('h1c5f4755222e','received','2023-11-15',0,'ubnd-xa-nghi-van','ubnd-xa-nghi-van','chung-thuc','bf381e8cd47c2e5f','overall','4','qr',1);
INSERT INTO "rating_tally" VALUES('h1c5f4755222e','resolved','2023-11-15',0,'ubnd-xa-nghi-van','ubnd-xa-nghi-van','chung-thuc','bf381e8cd47c2e5f','overall','4','qr',1);
INSERT INTO "rating_tally" VALUES('h1c5f4755222e','returned','2023-11-15',0,'ubnd-xa-nghi-van','ubnd-xa-nghi-van','chung-thuc','bf381e8cd47c2e5f','overall','4','qr',1);
INSERT INTO "rating_tally" VALUES('h4a8075464627','received','2023-12-01',0,'ubnd-xa-nghi-long','ubnd-xa-nghi-long','bao-tro-xa-hoi','bf381e8cd47c2e5f','overall','5','qr',1);
INSERT INTO "rating_tally" VALUES('h4a8075464627','resolved','2023-12-01',0,'ubnd-xa-nghi-long','ubnd-xa-nghi-long','bao-tro-xa-hoi','bf381e8cd47c2e5f','overall','5','qr',1);
INSERT INTO "rating_tally" VALUES('h4a8075464627','returned','2023-12-01',0,'ubnd-xa-nghi-long','ubnd-xa-nghi-long','bao-tro-xa-hoi','bf381e8cd47c2e5f','overall','5','qr',1);
INSERT INTO "rating_tally" VALUES('h6b4a43992110','received','2023-05-15',0,'ubnd-xa-nghi-yen','ubnd-xa-nghi-yen','ho-tich','bf381e8cd47c2e5f','overall','5','qr',1);
INSERT INTO "rating_tally" VALUES('h6b4a43992110','received','2023-08-01',0,'ubnd-xa-nghi-yen','ubnd-xa-nghi-yen','chung-thuc','bf381e8cd47c2e5f','overall','5','online',1);
INSERT INTO "rating_tally" VALUES('h6b4a43992110','resolved','2023-05-15',0,'ubnd-xa-nghi-yen','ubnd-xa-nghi-yen','ho-tich','bf381e8cd47c2e5f','overall','5','qr',1);
INSERT INTO "rating_tally" VALUES('h6b4a43992110','resolved','2023-08-01',0,'ubnd-xa-nghi-yen','ubnd-xa-nghi-yen','chung-thuc','bf381e8cd47c2e5f','overall','5','online',1);
INSERT INTO "rating_tally" VALUES('h6b4a43992110','returned','2023-05-15',0,'ubnd-xa-nghi-yen','ubnd-xa-nghi-yen','ho-tich','bf381e8cd47c2e5f','overall','5','qr',1);
INSERT INTO "rating_tally" VALUES('h6b4a43992110','returned','2023-08-01',0,'ubnd-xa-nghi-yen','ubnd-xa-nghi-yen','chung-thuc','bf381e8cd47c2e5f','overall','5','online',1);
INSERT INTO "rating_tally" VALUES('h6bb906c9efb9','received','2023-04-01',0,'ubnd-xa-nghi-tien','ubnd-xa-nghi-tien','ho-tich','bf381e8cd47c2e5f','overall','4','qr',1);
INSERT INTO "rating_tally" VALUES('h6bb906c9efb9','resolved','2023-04-01',0,'ubnd-xa-nghi-tien','ubnd-xa-nghi-tien','ho-tich','bf381e8cd47c2e5f','overall','4','qr',1);
INSERT INTO "rating_tally" VALUES('h6bb906c9efb9','returned','2023-04-01',0,'ubnd-xa-nghi-tien','ubnd-xa-nghi-tien','ho-tich','bf381e8cd47c2e5f','overall','4','qr',1);
INSERT INTO "rating_tally" VALUES('h7e5a3930cd39','received','2023-01-01',0,'ubnd-xa-nghi-kieu','ubnd-xa-nghi-kieu','ho-tich','bf381e8cd47c2e5f','overall','5','qr',1);
INSERT INTO "rating_tally" VALUES('h7e5a3930cd39','resolved','2023-01-01',0,'ubnd-xa-nghi-kieu','ubnd-xa-nghi-kieu','ho-tich','bf381e8cd47c2e5f','overall','5','qr',1);
INSERT INTO "rating_tally" VALUES('h7e5a3930cd39','returned','2023-01-01',0,'ubnd-xa-nghi-kieu','ubnd-xa-nghi-kieu','ho-tich','bf381e8cd47c2e5f','overall','5','qr',1);
INSERT INTO "rating_tally" VALUES('ha9fd1ce99665','received','2023-05-15',0,'ubnd-xa-nghi-phong','ubnd-xa-nghi-phong','ho-tich','bf381e8cd47c2e5f','overall','4','online',1);
INSERT INTO "rating_tally" VALUES('ha9fd1ce99665','resolved','2023-05-15',0,'ubnd-xa-nghi-phong','ubnd-xa-nghi-phong','ho-tich','bf381e8cd47c2e5f','overall','4','online',1);
INSERT INTO "rating_tally" VALUES('ha9fd1ce99665','returned','2023-05-15',0,'ubnd-xa-nghi-phong','ubnd-xa-nghi-phong','ho-tich','bf381e8cd47c2e5f','overall','4','online',1);
INSERT INTO "rating_tally" VALUES('hb7ed25daa180','received','2023-11-15',0,'ubnd-xa-nghi-truong','ubnd-xa-nghi-truong','chung-thuc','bf381e8cd47c2e5f','overall','5','qr',1);
INSERT INTO "rating_tally" VALUES('hb7ed25daa180','resolved','2023-11-15',0,'ubnd-xa-nghi-truong','ubnd-xa-nghi-truong','chung-thuc','bf381e8cd47c2e5f','overall','5','qr',1);
INSERT INTO "rating_tally" VALUES('hb7ed25daa180','returned','2023-11-15',0,'ubnd-xa-nghi-truong','ubnd-xa-nghi-truong','chung-thuc','bf381e8cd47c2e5f','overall','5','qr',1);
INSERT INTO "rating_tally" VALUES('hbaf87131abbd','received','2023-11-15',0,'ubnd-xa-nghi-thuan','ubnd-xa-nghi-thuan','chung-thuc','bf381e8cd47c2e5f','overall','5','tablet',1);
INSERT INTO "rating_tally" VALUES('hbaf87131abbd','resolved','2023-11-15',0,'ubnd-xa-nghi-thuan','ubnd-xa-nghi-thuan','chung-thuc','bf381e8cd47c2e5f','overall','5','tablet',1);
INSERT INTO "rating_tally" VALUES('hbaf87131abbd','returned','2023-11-15',0,'ubnd-xa-nghi-thuan','ubnd-xa-nghi-thuan','chung-thuc','bf381e8cd47c2e5f','overall','5','tablet',1);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','received','2023-02-01',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dang-ky-bien-phap-bao-dam','bf381e8cd47c2e5f','overall','5','qr',0);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','received','2023-08-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ho-kinh-doanh','bf381e8cd47c2e5f','overall','5','qr',1);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','received','2023-09-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai','bf381e8cd47c2e5f','overall','5','online',1);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','resolved','2023-02-01',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dang-ky-bien-phap-bao-dam','bf381e8cd47c2e5f','overall','5','qr',0);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','resolved','2023-09-01',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ho-kinh-doanh','bf381e8cd47c2e5f','overall','5','qr',1);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','resolved','2023-09-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai','bf381e8cd47c2e5f','overall','5','online',1);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','returned','2023-02-01',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dang-ky-bien-phap-bao-dam','bf381e8cd47c2e5f','overall','5','qr',0);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','returned','2023-09-01',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ho-kinh-doanh','bf381e8cd47c2e5f','overall','5','qr',1);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','returned','2023-09-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai','bf381e8cd47c2e5f','overall','5','online',1);
INSERT INTO "rating_tally" VALUES('hc9a937a68c8f','received','2023-09-15',0,'ubnd-xa-nghi-cong-bac','ubnd-xa-nghi-cong-bac','ho-tich','bf381e8cd47c2e5f','overall','4','qr',1);
INSERT INTO "rating_tally" VALUES('hc9a937a68c8f','resolved','2023-09-15',0,'ubnd-xa-nghi-cong-bac','ubnd-xa-nghi-cong-bac','ho-tich','bf381e8cd47c2e5f','overall','4','qr',1);
INSERT INTO "rating_tally" VALUES('hc9a937a68c8f','returned','2023-09-15',0,'ubnd-xa-nghi-cong-bac','ubnd-xa-nghi-cong-bac','ho-tich','bf381e8cd47c2e5f','overall','4','qr',1);
INSERT INTO "rating_tally" VALUES('hd4042c36f000','received','2023-04-01',0,'ubnd-xa-nghi-thai','ubnd-xa-nghi-thai','ho-tich','bf381e8cd47c2e5f','overall','4','online',1);
INSERT INTO "rating_tally" VALUES('hd4042c36f000','resolved','2023-04-01',0,'ubnd-xa-nghi-thai','ubnd-xa-nghi-thai','ho-tich','bf381e8cd47c2e5f','overall','4','online',1);
INSERT INTO "rating_tally" VALUES('hd4042c36f000','returned','2023-04-01',0,'ubnd-xa-nghi-thai','ubnd-xa-nghi-thai','ho-tich','bf381e8cd47c2e5f','overall','4','online',1);
INSERT INTO "rating_tally" VALUES('hd5d1cbd047e5','received','2023-03-15',0,'ubnd-xa-nghi-phuong','ubnd-xa-nghi-phuong','ho-tich','bf381e8cd47c2e5f','overall','5','qr',1);
INSERT INTO "rating_tally" VALUES('hd5d1cbd047e5','resolved','2023-03-15',0,'ubnd-xa-nghi-phuong','ubnd-xa-nghi-phuong','ho-tich','bf381e8cd47c2e5f','overall','5','qr',1);
INSERT INTO "rating_tally" VALUES('hd5d1cbd047e5','returned','2023-03-15',0,'ubnd-xa-nghi-phuong','ubnd-xa-nghi-phuong','ho-tich','bf381e8cd47c2e5f','overall','5','qr',1);
INSERT INTO "rating_tally" VALUES('hf50be2717a1e','received','2023-02-01',0,'ubnd-xa-phuc-tho','ubnd-xa-phuc-tho','ho-tich','bf381e8cd47c2e5f','overall','5','tablet',1);
INSERT INTO "rating_tally" VALUES('hf50be2717a1e','resolved','2023-02-01',0,'ubnd-xa-phuc-tho','ubnd-xa-phuc-tho','ho-tich','bf381e8cd47c2e5f','overall','5','tablet',1);
INSERT INTO "rating_tally" VALUES('hf50be2717a1e','returned','2023-02-01',0,'ubnd-xa-phuc-tho','ubnd-xa-phuc-tho','ho-tich','bf381e8cd47c2e5f','overall','5','tablet',1);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','received','2023-01-01',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai','bf381e8cd47c2e5f','overall','2','qr',0);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','resolved','2023-01-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai','bf381e8cd47c2e5f','overall','2','qr',0);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','returned','2023-01-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai','bf381e8cd47c2e5f','overall','2','qr',0);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','received','2023-01-01',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai','bf381e8cd47c2e5f','overall','4','qr',1);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','resolved','2023-01-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai','bf381e8cd47c2e5f','overall','4','qr',1);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','returned','2023-01-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai','bf381e8cd47c2e5f','overall','4','qr',1);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','received','2023-03-01',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai','bf381e8cd47c2e5f','overall','3','qr',1);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','resolved','2023-03-01',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai','bf381e8cd47c2e5f','overall','3','qr',1);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','returned','2023-03-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai','bf381e8cd47c2e5f','overall','3','qr',1);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','received','2023-03-01',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','xay-dung','bf381e8cd47c2e5f','overall','5','qr',1);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','resolved','2023-03-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','xay-dung','bf381e8cd47c2e5f','overall','5','qr',1);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','returned','2023-03-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','xay-dung','bf381e8cd47c2e5f','overall','5','qr',1);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','received','2023-12-01',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dang-ky-bien-phap-bao-dam','bf381e8cd47c2e5f','overall','5','qr',0);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','received','2023-12-01',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dang-ky-bien-phap-bao-dam','bf381e8cd47c2e5f','overall','4','qr',1);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','received','2023-03-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai','bf381e8cd47c2e5f','overall','5','qr',1);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','resolved','2023-03-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai','bf381e8cd47c2e5f','overall','5','qr',1);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','returned','2023-03-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai','bf381e8cd47c2e5f','overall','5','qr',1);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','received','2023-04-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dang-ky-bien-phap-bao-dam','bf381e8cd47c2e5f','overall','4','online',1);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','resolved','2023-04-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dang-ky-bien-phap-bao-dam','bf381e8cd47c2e5f','overall','4','online',1);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','returned','2023-04-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dang-ky-bien-phap-bao-dam','bf381e8cd47c2e5f','overall','4','online',1);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','received','2023-05-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dang-ky-bien-phap-bao-dam','bf381e8cd47c2e5f','overall','3','qr',0);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','resolved','2023-05-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dang-ky-bien-phap-bao-dam','bf381e8cd47c2e5f','overall','3','qr',0);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','returned','2023-05-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dang-ky-bien-phap-bao-dam','bf381e8cd47c2e5f','overall','3','qr',0);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','received','2023-05-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dang-ky-bien-phap-bao-dam','bf381e8cd47c2e5f','overall','2','qr',1);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','resolved','2023-05-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dang-ky-bien-phap-bao-dam','bf381e8cd47c2e5f','overall','2','qr',1);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','returned','2023-05-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dang-ky-bien-phap-bao-dam','bf381e8cd47c2e5f','overall','2','qr',1);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','received','2023-06-01',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai','bf381e8cd47c2e5f','overall','2','online',1);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','resolved','2023-07-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai','bf381e8cd47c2e5f','overall','2','online',1);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','returned','2023-07-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai','bf381e8cd47c2e5f','overall','2','online',1);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','received','2023-06-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai','bf381e8cd47c2e5f','overall','1','qr',1);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','resolved','2023-07-01',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai','bf381e8cd47c2e5f','overall','1','qr',1);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','returned','2023-07-01',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai','bf381e8cd47c2e5f','overall','1','qr',1);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','received','2023-07-01',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','giao-duc','bf381e8cd47c2e5f','overall','5','online',1);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','resolved','2023-07-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','giao-duc','bf381e8cd47c2e5f','overall','5','online',1);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','returned','2023-07-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','giao-duc','bf381e8cd47c2e5f','overall','5','online',1);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','received','2023-08-01',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai','bf381e8cd47c2e5f','overall','4','qr',1);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','resolved','2023-08-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai','bf381e8cd47c2e5f','overall','4','qr',1);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','returned','2023-08-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai','bf381e8cd47c2e5f','overall','4','qr',1);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','received','2023-08-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ho-kinh-doanh','bf381e8cd47c2e5f','overall','3','online',1);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','resolved','2023-08-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ho-kinh-doanh','bf381e8cd47c2e5f','overall','3','online',1);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','returned','2023-08-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ho-kinh-doanh','bf381e8cd47c2e5f','overall','3','online',1);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','received','2023-09-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai','bf381e8cd47c2e5f','overall','2','qr',1);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','resolved','2023-10-01',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai','bf381e8cd47c2e5f','overall','2','qr',1);
INSERT INTO "rating_tally" VALUES('hc60a3cab359e','returned','2023-10-01',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai','bf381e8cd47c2e5f','overall','2','qr',1);
CREATE TABLE record (
    home TEXT NOT NULL REFERENCES home (id),
    code TEXT NOT NULL,
    round INTEGER NOT NULL CHECK (round >= 1),
    status INTEGER NOT NULL CHECK (status BETWEEN 1 AND 10),
    filed_via TEXT NOT NULL CHECK (filed_via IN ('direct', 'online', 'postal')),
    procedure TEXT REFERENCES procedure (key),
    field TEXT NOT NULL,
    receiving_unit TEXT NOT NULL REFERENCES unit (key),
    resolving_unit TEXT NOT NULL REFERENCES unit (key),
    received_on TEXT,
    due_on TEXT,
    resolved_on TEXT,
    returned_on TEXT,
    provisional INTEGER NOT NULL CHECK (provisional IN (0, 1)),
    as_of TEXT NOT NULL,
    import_id TEXT,
    PRIMARY KEY (home, code)
);
INSERT INTO "record" VALUES('h7e5a3930cd39','000.28.33.H41-230105-0001',1,10,'online','1.001193','ho-tich','ubnd-xa-nghi-kieu','ubnd-xa-nghi-kieu','2023-01-05','2023-01-06','2023-01-05','2023-01-10',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('hc60a3cab359e','000.01.33.H41-230110-0001',1,10,'online','dang ky bien dong dat dai do chuyen nhuong thua ke tang cho quyen su dung dat','dat-dai','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','2023-01-10','2023-01-31','2023-01-18','2023-01-18',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('hf50be2717a1e','000.48.33.H41-230112-0001',1,10,'online','2.000815','chung-thuc','ubnd-xa-phuc-tho','ubnd-xa-phuc-tho','2023-01-12','2023-01-13','2023-01-12','2023-01-12',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('h02f6f33dda11','000.34.33.H41-230113-0001',1,9,'online','1.001193','ho-tich','ubnd-xa-nghi-quang','ubnd-xa-nghi-quang','2023-01-13','2023-01-16','2023-01-13',NULL,0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('hb7ed25daa180','000.42.33.H41-230118-0001',1,10,'online','1.001193','ho-tich','ubnd-xa-nghi-truong','ubnd-xa-nghi-truong','2023-01-18','2023-01-19','2023-01-18','2023-01-19',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('h7e5a3930cd39','000.28.33.H41-230119-0001',1,10,'direct','1.004873','ho-tich','ubnd-xa-nghi-kieu','ubnd-xa-nghi-kieu','2023-01-19','2023-01-31','2023-01-30','2023-02-02',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('hf453324ef486','000.23.33.H41-230127-0001',1,10,'direct','2.000815','chung-thuc','ubnd-xa-nghi-cong-nam','ubnd-xa-nghi-cong-nam','2023-01-27','2023-01-30','2023-01-27','2023-01-27',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('ha9fd1ce99665','000.32.33.H41-230128-0001',1,10,'online','2.000884','chung-thuc','ubnd-xa-nghi-phong','ubnd-xa-nghi-phong','2023-01-28','2023-01-30','2023-01-28','2023-01-28',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('hec717f158895','000.27.33.H41-230130-0001',1,10,'direct','2.000815','chung-thuc','ubnd-xa-nghi-hung','ubnd-xa-nghi-hung','2023-01-30','2023-01-31','2023-01-30','2023-01-30',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('hc60a3cab359e','000.01.33.H41-230203-0001',2,4,'direct','dang ky bien phap bao dam bang quyen su dung dat tai san gan lien voi dat','dang-ky-bien-phap-bao-dam','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','2023-12-02','2023-12-20',NULL,NULL,0,'2023-12-16T04:00:00.000000Z',NULL);
INSERT INTO "record" VALUES('hd62cbf2532da','000.38.33.H41-230208-0001',1,10,'direct','1.000656','ho-tich','ubnd-xa-nghi-thinh','ubnd-xa-nghi-thinh','2023-02-08','2023-02-09','2023-02-08','2023-02-08',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('ha9fd1ce99665','000.32.33.H41-230210-0001',1,10,'direct','2.000815','chung-thuc','ubnd-xa-nghi-phong','ubnd-xa-nghi-phong','2023-02-10','2023-02-13','2023-02-10','2023-02-10',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('hf50be2717a1e','000.48.33.H41-230210-0001',1,10,'online','1.004873','ho-tich','ubnd-xa-phuc-tho','ubnd-xa-phuc-tho','2023-02-10','2023-02-15','2023-02-14','2023-02-14',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('h59bbb436002b','000.45.33.H41-230215-0001',1,10,'online','giai quyet che do tro cap mot lan khi nguoi co cong dang huong tro cap uu dai tu tran','nguoi-co-cong','ubnd-xa-nghi-xa','ubnd-xa-nghi-xa','2023-02-15','2023-03-21','2023-03-01','2023-03-03',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('h771fe0ac6a5d','000.44.33.H41-230215-0001',1,10,'online','2.000884','chung-thuc','ubnd-xa-nghi-van-2','ubnd-xa-nghi-van-2','2023-02-15','2023-02-16','2023-02-15','2023-02-15',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('h6f3f02402b37','000.29.33.H41-230216-0001',1,10,'online','2.000815','chung-thuc','ubnd-xa-nghi-lam','ubnd-xa-nghi-lam','2023-02-16','2023-02-17','2023-02-16','2023-02-16',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('hcc3136d8ac73','000.35.33.H41-230223-0001',1,10,'online','1.001193','ho-tich','ubnd-xa-nghi-thach','ubnd-xa-nghi-thach','2023-02-23','2023-02-24','2023-02-23','2023-02-23',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('hc60a3cab359e','000.01.33.H41-230301-0001',1,10,'direct','tach thua hoac hop thua dat','dat-dai','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','2023-03-01','2023-03-22','2023-03-14','2023-03-20',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('hf4de438f5d41','000.37.33.H41-230306-0001',1,10,'direct','2.001035','chung-thuc','ubnd-xa-nghi-thiet','ubnd-xa-nghi-thiet','2023-03-06','2023-03-08','2023-03-06','2023-03-07',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('h0585a01c4c7d','000.20.33.H41-230308-0001',1,10,'online','2.000815','chung-thuc','ubnd-thi-tran-quan-hanh','ubnd-thi-tran-quan-hanh','2023-03-08','2023-03-09','2023-03-08','2023-03-08',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('hc60a3cab359e','000.01.33.H41-230313-0001',1,10,'online','cung cap thong tin ve quy hoach xay dung','xay-dung','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','2023-03-13','2023-04-03','2023-03-23','2023-03-23',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('hc60a3cab359e','000.01.33.H41-230315-0001',1,10,'postal','dang ky bien dong dat dai do chuyen nhuong thua ke tang cho quyen su dung dat','dat-dai','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','2023-03-15','2023-03-29','2023-03-23','2023-03-30',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('hd5d1cbd047e5','000.33.33.H41-230324-0001',1,10,'online','1.004873','ho-tich','ubnd-xa-nghi-phuong','ubnd-xa-nghi-phuong','2023-03-24','2023-03-29','2023-03-27','2023-03-27',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('hbaf87131abbd','000.39.33.H41-230403-0001',1,10,'direct','1.001776','bao-tro-xa-hoi','ubnd-xa-nghi-thuan','ubnd-xa-nghi-thuan','2023-04-03','2023-05-08','2023-05-05','2023-05-05',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('h6bb906c9efb9','000.40.33.H41-230407-0001',1,10,'direct','1.000894','ho-tich','ubnd-xa-nghi-tien','ubnd-xa-nghi-tien','2023-04-07','2023-04-11','2023-04-10','2023-04-11',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('hd4042c36f000','000.36.33.H41-230413-0001',1,10,'online','2.000635','ho-tich','ubnd-xa-nghi-thai','ubnd-xa-nghi-thai','2023-04-13','2023-04-14','2023-04-13','2023-04-13',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('h07123c8dfefa','000.41.33.H41-230417-0001',1,10,'direct','1.004873','ho-tich','ubnd-xa-nghi-trung','ubnd-xa-nghi-trung','2023-04-17','2023-04-20','2023-04-19','2023-04-21',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('hc60a3cab359e','000.01.33.H41-230418-0001',1,10,'online','xoa dang ky bien phap bao dam','dang-ky-bien-phap-bao-dam','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','2023-04-18','2023-04-19','2023-04-18','2023-04-18',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('hf4de438f5d41','000.37.33.H41-230511-0001',1,10,'online','1.001776','bao-tro-xa-hoi','ubnd-xa-nghi-thiet','ubnd-xa-nghi-thiet','2023-05-11','2023-06-12','2023-05-24','2023-05-24',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('h4d27667d9d12','000.46.33.H41-230518-0001',1,10,'direct','1.004873','ho-tich','ubnd-xa-nghi-xuan','ubnd-xa-nghi-xuan','2023-05-18','2023-05-23','2023-05-22','2023-05-22',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('h07123c8dfefa','000.41.33.H41-230519-0001',1,10,'online','2.000815','chung-thuc','ubnd-xa-nghi-trung','ubnd-xa-nghi-trung','2023-05-19','2023-05-22','2023-05-19','2023-05-19',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('h0585a01c4c7d','000.20.33.H41-230519-0001',1,10,'online','1.000894','ho-tich','ubnd-thi-tran-quan-hanh','ubnd-thi-tran-quan-hanh','2023-05-19','2023-05-23','2023-05-19','2023-05-19',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('ha9fd1ce99665','000.32.33.H41-230522-0001',1,10,'online','2.000635','ho-tich','ubnd-xa-nghi-phong','ubnd-xa-nghi-phong','2023-05-22','2023-05-23','2023-05-22','2023-05-22',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('hc60a3cab359e','000.01.33.H41-230523-0001',1,10,'online','dang ky bien phap bao dam bang quyen su dung dat tai san gan lien voi dat','dang-ky-bien-phap-bao-dam','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','2023-05-23','2023-05-24','2023-05-23','2023-05-23',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('h6b4a43992110','000.47.33.H41-230525-0001',1,10,'direct','1.004859','ho-tich','ubnd-xa-nghi-yen','ubnd-xa-nghi-yen','2023-05-25','2023-05-30','2023-05-29','2023-05-31',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('h6f3f02402b37','000.29.33.H41-230530-0001',1,10,'online','1.001776','bao-tro-xa-hoi','ubnd-xa-nghi-lam','ubnd-xa-nghi-lam','2023-05-30','2023-06-29','2023-06-15','2023-06-15',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('hd4042c36f000','000.36.33.H41-230531-0001',1,10,'direct','2.000815','chung-thuc','ubnd-xa-nghi-thai','ubnd-xa-nghi-thai','2023-05-31','2023-06-01','2023-05-31','2023-05-31',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('h771fe0ac6a5d','000.44.33.H41-230605-0001',1,10,'direct','2.000815','chung-thuc','ubnd-xa-nghi-van-2','ubnd-xa-nghi-van-2','2023-06-05','2023-06-06','2023-06-05','2023-06-05',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('h59bbb436002b','000.45.33.H41-230606-0001',1,10,'online','1.001193','ho-tich','ubnd-xa-nghi-xa','ubnd-xa-nghi-xa','2023-06-06','2023-06-07','2023-06-06','2023-06-07',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('hff297d0e4f2e','000.26.33.H41-230607-0001',1,10,'direct','1.001193','ho-tich','ubnd-xa-nghi-hoa','ubnd-xa-nghi-hoa','2023-06-07','2023-06-08','2023-06-07','2023-06-09',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('hd5d1cbd047e5','000.33.33.H41-230609-0001',1,10,'direct','2.000884','chung-thuc','ubnd-xa-nghi-phuong','ubnd-xa-nghi-phuong','2023-06-09','2023-06-12','2023-06-09','2023-06-09',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('h7e5a3930cd39','000.28.33.H41-230609-0001',1,10,'direct','2.000815','chung-thuc','ubnd-xa-nghi-kieu','ubnd-xa-nghi-kieu','2023-06-09','2023-06-12','2023-06-09','2023-06-09',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('hc60a3cab359e','000.01.33.H41-230613-0001',1,10,'direct','dang ky cap giay chung nhan quyen su dung dat lan dau','dat-dai','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','2023-06-13','2023-07-25','2023-07-21','2023-07-21',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('h7deaab6416d1','000.31.33.H41-230619-0001',1,10,'direct','2.000815','chung-thuc','ubnd-xa-nghi-my','ubnd-xa-nghi-my','2023-06-19','2023-06-20','2023-06-19','2023-06-19',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('hc60a3cab359e','000.01.33.H41-230627-0001',1,10,'direct','dang ky bien dong dat dai do chuyen nhuong thua ke tang cho quyen su dung dat','dat-dai','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','2023-06-27','2023-07-11','2023-07-05','2023-07-13',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('h4f59672710e6','000.21.33.H41-230627-0001',1,10,'online','1.001193','ho-tich','ubnd-xa-khanh-hop','ubnd-xa-khanh-hop','2023-06-27','2023-06-28','2023-06-27','2023-06-30',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('h4a8075464627','000.30.33.H41-230703-0001',1,10,'online','1.004884','ho-tich','ubnd-xa-nghi-long','ubnd-xa-nghi-long','2023-07-03','2023-07-10','2023-07-05','2023-07-10',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('h4d27667d9d12','000.46.33.H41-230714-0001',1,10,'direct','2.000815','chung-thuc','ubnd-xa-nghi-xuan','ubnd-xa-nghi-xuan','2023-07-14','2023-07-17','2023-07-14','2023-07-14',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('hc60a3cab359e','000.01.33.H41-230714-0001',1,10,'online','chuyen truong doi voi hoc sinh trung hoc co so','giao-duc','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','2023-07-14','2023-07-19','2023-07-18','2023-07-18',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('hf453324ef486','000.23.33.H41-230726-0001',1,10,'online','2.000635','ho-tich','ubnd-xa-nghi-cong-nam','ubnd-xa-nghi-cong-nam','2023-07-26','2023-07-27','2023-07-26','2023-07-27',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('hf50be2717a1e','000.48.33.H41-230731-0001',1,10,'online','1.001193','ho-tich','ubnd-xa-phuc-tho','ubnd-xa-phuc-tho','2023-07-31','2023-08-01','2023-07-31','2023-08-03',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('hcc3136d8ac73','000.35.33.H41-230801-0001',1,10,'online','1.004492','giao-duc','ubnd-xa-nghi-thach','ubnd-xa-nghi-thach','2023-08-01','2023-08-29','2023-08-28','2023-08-28',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('h6b4a43992110','000.47.33.H41-230804-0001',1,10,'online','2.000884','chung-thuc','ubnd-xa-nghi-yen','ubnd-xa-nghi-yen','2023-08-04','2023-08-07','2023-08-04','2023-08-04',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('h4f59672710e6','000.21.33.H41-230807-0001',1,10,'online','1.004873','ho-tich','ubnd-xa-khanh-hop','ubnd-xa-khanh-hop','2023-08-07','2023-08-10','2023-08-08','2023-08-08',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('h1c5f4755222e','000.43.33.H41-230808-0001',1,10,'online','2.000635','ho-tich','ubnd-xa-nghi-van','ubnd-xa-nghi-van','2023-08-08','2023-08-09','2023-08-08','2023-08-08',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('hc60a3cab359e','000.01.33.H41-230810-0001',1,10,'online','cap doi giay chung nhan quyen su dung dat quyen so huu nha o va tai san khac gan lien voi dat','dat-dai','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','2023-08-10','2023-08-21','2023-08-16','2023-08-16',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('h4a8075464627','000.30.33.H41-230815-0001',1,10,'direct','2.000815','chung-thuc','ubnd-xa-nghi-long','ubnd-xa-nghi-long','2023-08-15','2023-08-16','2023-08-15','2023-08-15',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('hc60a3cab359e','000.01.33.H41-230815-0001',1,10,'direct','1.001612','ho-kinh-doanh','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','2023-08-15','2023-08-18','2023-08-17','2023-08-25',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('h4d27667d9d12','000.46.33.H41-230816-0001',1,10,'online','1.001193','ho-tich','ubnd-xa-nghi-xuan','ubnd-xa-nghi-xuan','2023-08-16','2023-08-17','2023-08-16','2023-08-16',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('h4e613a365119','000.25.33.H41-230821-0001',1,10,'online','2.000815','chung-thuc','ubnd-xa-nghi-dong','ubnd-xa-nghi-dong','2023-08-21','2023-08-22','2023-08-21','2023-08-21',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('hff297d0e4f2e','000.26.33.H41-230823-0001',1,10,'online','giai quyet che do tro cap mot lan khi nguoi co cong dang huong tro cap uu dai tu tran','nguoi-co-cong','ubnd-xa-nghi-hoa','ubnd-xa-nghi-hoa','2023-08-23','2023-09-28','2023-09-14','2023-09-14',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('h0585a01c4c7d','000.20.33.H41-230825-0001',1,10,'online','1.004859','ho-tich','ubnd-thi-tran-quan-hanh','ubnd-thi-tran-quan-hanh','2023-08-25','2023-08-30','2023-08-28','2023-08-28',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('h5707967025f0','000.24.33.H41-230829-0001',1,10,'online','1.004873','ho-tich','ubnd-xa-nghi-dien','ubnd-xa-nghi-dien','2023-08-29','2023-09-05','2023-08-30','2023-08-30',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('hc60a3cab359e','000.01.33.H41-230830-0001',1,10,'online','1.001266','ho-kinh-doanh','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','2023-08-30','2023-09-06','2023-09-05','2023-09-05',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('h6f3f02402b37','000.29.33.H41-230906-0001',1,10,'online','2.001023','ho-tich','ubnd-xa-nghi-lam','ubnd-xa-nghi-lam','2023-09-06','2023-09-12','2023-09-11','2023-09-11',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('hc9a937a68c8f','000.22.33.H41-230918-0001',1,10,'direct','1.004859','ho-tich','ubnd-xa-nghi-cong-bac','ubnd-xa-nghi-cong-bac','2023-09-18','2023-09-21','2023-09-20','2023-09-20',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('hc60a3cab359e','000.01.33.H41-230921-0001',1,10,'online','dang ky bien dong dat dai do chuyen nhuong thua ke tang cho quyen su dung dat','dat-dai','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','2023-09-21','2023-10-05','2023-09-29','2023-09-29',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('hc60a3cab359e','000.01.33.H41-230921-0002',1,10,'online','chuyen muc dich su dung dat cua ho gia dinh ca nhan','dat-dai','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','2023-09-21','2023-10-12','2023-10-05','2023-10-05',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('h02f6f33dda11','000.34.33.H41-230921-0001',1,10,'direct','2.000815','chung-thuc','ubnd-xa-nghi-quang','ubnd-xa-nghi-quang','2023-09-21','2023-09-22','2023-09-21','2023-09-21',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('hc60a3cab359e','000.01.33.H41-230922-0001',1,10,'direct','dang ky bien phap bao dam bang quyen su dung dat tai san gan lien voi dat','dang-ky-bien-phap-bao-dam','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','2023-09-22','2023-09-25','2023-09-22','2023-09-22',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('h0585a01c4c7d','000.20.33.H41-230928-0001',1,10,'direct','2.000884','chung-thuc','ubnd-thi-tran-quan-hanh','ubnd-thi-tran-quan-hanh','2023-09-28','2023-09-29','2023-09-28','2023-09-28',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('h6bb906c9efb9','000.40.33.H41-230928-0001',1,10,'online','2.000815','chung-thuc','ubnd-xa-nghi-tien','ubnd-xa-nghi-tien','2023-09-28','2023-09-29','2023-09-28','2023-09-28',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('h4f59672710e6','000.21.33.H41-231002-0001',1,10,'direct','2.000815','chung-thuc','ubnd-xa-khanh-hop','ubnd-xa-khanh-hop','2023-10-02','2023-10-03','2023-10-02','2023-10-02',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('h771fe0ac6a5d','000.44.33.H41-231004-0001',1,10,'direct','1.000656','ho-tich','ubnd-xa-nghi-van-2','ubnd-xa-nghi-van-2','2023-10-04','2023-10-05','2023-10-04','2023-10-04',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('h07123c8dfefa','000.41.33.H41-231006-0001',1,10,'online','2.000815','chung-thuc','ubnd-xa-nghi-trung','ubnd-xa-nghi-trung','2023-10-06','2023-10-09','2023-10-06','2023-10-06',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('hc60a3cab359e','000.01.33.H41-231006-0001',1,10,'online','xoa dang ky bien phap bao dam','dang-ky-bien-phap-bao-dam','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','2023-10-06','2023-10-09','2023-10-06','2023-10-06',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('h5707967025f0','000.24.33.H41-231018-0001',1,10,'direct','1.001193','ho-tich','ubnd-xa-nghi-dien','ubnd-xa-nghi-dien','2023-10-18','2023-10-19','2023-10-18','2023-10-18',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('hd4042c36f000','000.36.33.H41-231018-0001',1,10,'online','2.000815','chung-thuc','ubnd-xa-nghi-thai','ubnd-xa-nghi-thai','2023-10-18','2023-10-19','2023-10-18','2023-10-18',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('h5707967025f0','000.24.33.H41-231020-0001',1,10,'online','2.000815','chung-thuc','ubnd-xa-nghi-dien','ubnd-xa-nghi-dien','2023-10-20','2023-10-23','2023-10-20','2023-10-24',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('hd4042c36f000','000.36.33.H41-231024-0001',1,10,'direct','1.001193','ho-tich','ubnd-xa-nghi-thai','ubnd-xa-nghi-thai','2023-10-24','2023-10-25','2023-10-24','2023-10-24',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('hc60a3cab359e','000.01.33.H41-231025-0001',1,10,'direct','2.000992','chung-thuc','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','2023-10-25','2023-10-26','2023-10-25','2023-10-25',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('h02f6f33dda11','000.34.33.H41-231031-0001',1,10,'direct','1.004873','ho-tich','ubnd-xa-nghi-quang','ubnd-xa-nghi-quang','2023-10-31','2023-11-03','2023-11-01','2023-11-08',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('hbaf87131abbd','000.39.33.H41-231116-0001',1,10,'online','2.000815','chung-thuc','ubnd-xa-nghi-thuan','ubnd-xa-nghi-thuan','2023-11-16','2023-11-17','2023-11-16','2023-11-21',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('h1c5f4755222e','000.43.33.H41-231123-0001',1,10,'direct','2.000815','chung-thuc','ubnd-xa-nghi-van','ubnd-xa-nghi-van','2023-11-23','2023-11-24','2023-11-23','2023-11-23',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('hb7ed25daa180','000.42.33.H41-231124-0001',1,10,'online','2.000815','chung-thuc','ubnd-xa-nghi-truong','ubnd-xa-nghi-truong','2023-11-24','2023-11-27','2023-11-24','2023-11-29',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('h7deaab6416d1','000.31.33.H41-231128-0001',1,10,'online','1.000894','ho-tich','ubnd-xa-nghi-my','ubnd-xa-nghi-my','2023-11-28','2023-11-30','2023-11-29','2023-11-29',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('hbaf87131abbd','000.39.33.H41-231129-0001',1,10,'online','2.001023','ho-tich','ubnd-xa-nghi-thuan','ubnd-xa-nghi-thuan','2023-11-29','2023-12-05','2023-12-01','2023-12-04',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('h4a8075464627','000.30.33.H41-231207-0001',1,10,'online','1.001776','bao-tro-xa-hoi','ubnd-xa-nghi-long','ubnd-xa-nghi-long','2023-12-07','2024-01-09','2023-12-08','2023-12-08',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('h07123c8dfefa','000.41.33.H41-231207-0001',1,10,'online','2.001023','ho-tich','ubnd-xa-nghi-trung','ubnd-xa-nghi-trung','2023-12-07','2023-12-13','2023-12-12','2023-12-12',0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('hec717f158895','000.27.33.H41-231214-0001',1,2,'online','2.001023','ho-tich','ubnd-xa-nghi-hung','ubnd-xa-nghi-hung','2023-12-14','2023-12-20',NULL,NULL,0,'2023-12-15T10:00:00.000000Z','a962740fe4ba40d5d23c694059e2be57');
INSERT INTO "record" VALUES('h77d1450a2f39','H41.14-231201-9001',1,4,'direct','chua ai biet','','ubnd-xa-nghi-long','ubnd-xa-nghi-long','2023-12-01','2023-12-10',NULL,NULL,0,'2023-12-16T04:00:00.000000Z','b4eb1afaf93d7730e963674e66ac92dd');
INSERT INTO "record" VALUES('h77d1450a2f39','H41.14-231201-9002',1,10,'direct','chua ai biet','','ubnd-xa-nghi-long','ubnd-xa-nghi-long','2023-12-01','2023-12-10','2023-12-09','2023-12-11',0,'2023-12-16T04:00:00.000000Z','b4eb1afaf93d7730e963674e66ac92dd');
INSERT INTO "record" VALUES('h77d1450a2f39','H41.14-231201-9003',1,7,'direct','chua ai biet','','ubnd-xa-nghi-long','ubnd-xa-nghi-long','2023-12-01','2023-12-10','2023-12-09',NULL,0,'2023-12-16T04:00:00.000000Z','b4eb1afaf93d7730e963674e66ac92dd');
INSERT INTO "record" VALUES('h5f2dd97f1cfb','H41.14-231201-9004',1,8,'direct','chua ai biet','','ubnd-huyen-nghi-loc','ubnd-huyen-nghi-loc','2023-11-01','2023-11-10',NULL,NULL,0,'2023-12-16T04:00:00.000000Z','b4eb1afaf93d7730e963674e66ac92dd');
CREATE TABLE record_history (
    home TEXT NOT NULL,
    record TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    attribute TEXT NOT NULL,
    old TEXT,
    new TEXT,
    import_id TEXT,
    PRIMARY KEY (home, record, changed_at, attribute)
);
INSERT INTO "record_history" VALUES('hc60a3cab359e','000.01.33.H41-230203-0001','2023-12-16T03:00:00.000000Z','round','1','2',NULL);
INSERT INTO "record_history" VALUES('hc60a3cab359e','000.01.33.H41-230203-0001','2023-12-16T03:00:00.000000Z','status','10','4',NULL);
INSERT INTO "record_history" VALUES('hc60a3cab359e','000.01.33.H41-230203-0001','2023-12-16T03:00:00.000000Z','received_on','2023-02-03','2023-12-02',NULL);
INSERT INTO "record_history" VALUES('hc60a3cab359e','000.01.33.H41-230203-0001','2023-12-16T03:00:00.000000Z','due_on','2023-02-06','2023-12-20',NULL);
INSERT INTO "record_history" VALUES('hc60a3cab359e','000.01.33.H41-230203-0001','2023-12-16T03:00:00.000000Z','resolved_on','2023-02-03',NULL,NULL);
INSERT INTO "record_history" VALUES('hc60a3cab359e','000.01.33.H41-230203-0001','2023-12-16T03:00:00.000000Z','returned_on','2023-02-03',NULL,NULL);
INSERT INTO "record_history" VALUES('h77d1450a2f39','H41.14-231201-9001','2023-12-16T03:00:00.000000Z','receiving_unit','ubnd-xa-nghi-lonng','ubnd-xa-nghi-long',NULL);
INSERT INTO "record_history" VALUES('h77d1450a2f39','H41.14-231201-9001','2023-12-16T03:00:00.000000Z','resolving_unit','ubnd-xa-nghi-lonng','ubnd-xa-nghi-long',NULL);
INSERT INTO "record_history" VALUES('h77d1450a2f39','H41.14-231201-9002','2023-12-16T03:00:00.000000Z','receiving_unit','ubnd-xa-nghi-lonng','ubnd-xa-nghi-long',NULL);
INSERT INTO "record_history" VALUES('h77d1450a2f39','H41.14-231201-9002','2023-12-16T03:00:00.000000Z','resolving_unit','ubnd-xa-nghi-lonng','ubnd-xa-nghi-long',NULL);
INSERT INTO "record_history" VALUES('h77d1450a2f39','H41.14-231201-9003','2023-12-16T03:00:00.000000Z','receiving_unit','ubnd-xa-nghi-lonng','ubnd-xa-nghi-long',NULL);
INSERT INTO "record_history" VALUES('h77d1450a2f39','H41.14-231201-9003','2023-12-16T03:00:00.000000Z','resolving_unit','ubnd-xa-nghi-lonng','ubnd-xa-nghi-long',NULL);
CREATE TABLE response (
    home TEXT NOT NULL,
    id TEXT NOT NULL,
    record TEXT,
    round INTEGER,
    moment TEXT NOT NULL CHECK (moment IN ('reception', 'supplement', 'refusal', 'result')),
    token TEXT,
    state TEXT NOT NULL CHECK (state IN ('counted', 'later', 'replaced', 'annulled', 'withdrawn')),
    survey TEXT NOT NULL REFERENCES survey (version),
    answers TEXT NOT NULL,
    body_hash TEXT NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('online', 'qr', 'tablet', 'paper')),
    actor TEXT NOT NULL CHECK (actor IN ('citizen', 'assisted', 'staff')),
    evidence TEXT NOT NULL CHECK (
        evidence IN ('scanned', 'typed', 'pushed', 'sticker', 'link', 'portal', 'paper')
    ),
    source TEXT NOT NULL CHECK (source IN ('kiosk', 'portal')),
    device TEXT,
    language TEXT NOT NULL,
    opened_at TEXT,
    submitted_at TEXT,
    received_at TEXT NOT NULL,
    seconds INTEGER,
    counted_on TEXT,
    before_return INTEGER NOT NULL CHECK (before_return IN (0, 1)),
    change_hash TEXT,
    change_until TEXT,
    state_at TEXT NOT NULL,
    replaced_by TEXT,
    PRIMARY KEY (home, id),
    FOREIGN KEY (home, record) REFERENCES record (home, code),
    CHECK (state <> 'counted' OR (actor <> 'staff' AND record IS NOT NULL)),
    CHECK ((state = 'counted') = (counted_on IS NOT NULL))
);
INSERT INTO "response" VALUES('h7e5a3930cd39','e1f945fc22cce754b1a63fce80692ddd','000.28.33.H41-230105-0001',1,'result','86QH5FQRP6FTQHJX','counted','bf381e8cd47c2e5f','{"overall":["5"]}','9f6f88e2bb8372a7b631f5dc6b2d654590c1a48331cb9dacbb99e9a7535b8adc','qr','citizen','scanned','kiosk',NULL,'vi','2023-01-19T13:44:24.000000Z','2023-01-19T13:44:35.000000Z','2023-01-19T13:44:35.000000Z',11,'2023-01-19',0,'bf5909abebd696fad55e73074db61c1b73786d761841cb35b2070f09c3450c28','2023-01-20T13:44:35.000000Z','2023-01-19T13:44:35.000000Z',NULL);
INSERT INTO "response" VALUES('hc60a3cab359e','cb6dad3f1266153095274038dce5e137','000.01.33.H41-230203-0001',1,'result','77CJ9MCMXHH7RRBR','counted','bf381e8cd47c2e5f','{"overall":["5"]}','9f6f88e2bb8372a7b631f5dc6b2d654590c1a48331cb9dacbb99e9a7535b8adc','qr','citizen','scanned','kiosk',NULL,'vi','2023-02-03T08:45:51.000000Z','2023-02-03T08:45:59.000000Z','2023-02-03T08:45:59.000000Z',8,'2023-02-03',0,'8ac788f17d9419f7598a65a9b09e2fbca6b252b75f3ab1b0f587cbc872d8c95b','2023-02-04T08:45:59.000000Z','2023-02-03T08:45:59.000000Z',NULL);
INSERT INTO "response" VALUES('hf50be2717a1e','94c4084116765da8e387f746f6b30dfa','000.48.33.H41-230210-0001',1,'result','6R4CMBJ2FCMC6M2G','counted','bf381e8cd47c2e5f','{"overall":["5"],"comment":"Nộp ở nhà rồi chỉ cần lên nhận, rất tiện."}','05c54aad99c6a7e4bda6447b4079381197ca5d473729ad71ffc0cb42c4259629','tablet','citizen','typed','kiosk',NULL,'vi','2023-02-14T08:15:05.000000Z','2023-02-14T08:16:04.000000Z','2023-02-14T08:16:04.000000Z',59,'2023-02-14',0,'3a8d78e22a69481ceb69d3a5c48258ca0fd8d2026e881f86ca44295e3068043e','2023-02-15T08:16:04.000000Z','2023-02-14T08:16:04.000000Z',NULL);
INSERT INTO "response" VALUES('hd5d1cbd047e5','a45e6e9858399ead4d15b7b4f0564632','000.33.33.H41-230324-0001',1,'result','BXX5VRK9C36H2MPK','counted','bf381e8cd47c2e5f','{"overall":["5"]}','9f6f88e2bb8372a7b631f5dc6b2d654590c1a48331cb9dacbb99e9a7535b8adc','qr','citizen','scanned','kiosk',NULL,'vi','2023-03-27T12:05:45.000000Z','2023-03-27T12:05:53.000000Z','2023-03-27T12:05:53.000000Z',8,'2023-03-27',0,'c4b5b6c8cb7512f224bae84877630e41e07fd5aaea98d96e574eabfbefcfdc91','2023-03-28T12:05:53.000000Z','2023-03-27T12:05:53.000000Z',NULL);
INSERT INTO "response" VALUES('h6bb906c9efb9','46c33d6256e0e4d8d952e893fe1490f2','000.40.33.H41-230407-0001',1,'result','RPTPB9M39MB6CCMG','counted','bf381e8cd47c2e5f','{"overall":["4"]}','ea6cee054d5c39461644403493bd07b865acbf991facdc7665975c8c0800c657','qr','citizen','scanned','kiosk',NULL,'vi','2023-04-11T08:43:05.000000Z','2023-04-11T08:43:25.000000Z','2023-04-11T08:43:25.000000Z',20,'2023-04-11',0,'3513e4ae58361819a540f4d56c49979a16b3d10027f2f5d435457f78ec5ecb2d','2023-04-12T08:43:25.000000Z','2023-04-11T08:43:25.000000Z',NULL);
INSERT INTO "response" VALUES('h0585a01c4c7d','07a032433c16a03543ee1869e3b54ac4','000.20.33.H41-230519-0001',1,'result','J76RMNTR526CCPX6','counted','bf381e8cd47c2e5f','{"overall":["4"]}','ea6cee054d5c39461644403493bd07b865acbf991facdc7665975c8c0800c657','qr','assisted','scanned','kiosk',NULL,'vi','2023-05-20T14:14:57.000000Z','2023-05-20T14:15:20.000000Z','2023-05-20T14:15:20.000000Z',23,'2023-05-20',0,'d2677f5761c29c4e911e3eb627a5cbeb1457df7d3882048a02b2a3eaf320b139','2023-05-21T14:15:20.000000Z','2023-05-20T14:15:20.000000Z',NULL);
INSERT INTO "response" VALUES('h6b4a43992110','880668f03c5613f33c93e4017534b453','000.47.33.H41-230525-0001',1,'result','QTPFRCN2KGGVQ63T','counted','bf381e8cd47c2e5f','{"overall":["5"]}','9f6f88e2bb8372a7b631f5dc6b2d654590c1a48331cb9dacbb99e9a7535b8adc','qr','citizen','typed','kiosk',NULL,'vi','2023-05-31T09:54:25.000000Z','2023-05-31T09:54:46.000000Z','2023-05-31T09:54:46.000000Z',21,'2023-05-31',0,'bb6e348633e45f39ae02c27a286332beab2f3df49978c4e1cc9df86e20fd5a7d','2023-06-01T09:54:46.000000Z','2023-05-31T09:54:46.000000Z',NULL);
INSERT INTO "response" VALUES('h0585a01c4c7d','f26bbf1d07967fcac534da7f12fadef1','000.20.33.H41-230825-0001',1,'result','J762BPKV5VP82JJM','counted','bf381e8cd47c2e5f','{"overall":["4"]}','ea6cee054d5c39461644403493bd07b865acbf991facdc7665975c8c0800c657','qr','citizen','scanned','kiosk',NULL,'vi','2023-08-29T11:19:37.000000Z','2023-08-29T11:19:49.000000Z','2023-08-29T11:19:49.000000Z',12,'2023-08-29',0,'7d35d65f00e37649616770f31e77c0e9ab94323a16511d40dad87a273a07847e','2023-08-30T11:19:49.000000Z','2023-08-29T11:19:49.000000Z',NULL);
INSERT INTO "response" VALUES('hc60a3cab359e','327c2c01ddf5162f11411d937e7945dd','000.01.33.H41-230830-0001',1,'result','77CRQXXTTMHMHV8G','counted','bf381e8cd47c2e5f','{"overall":["5"]}','9f6f88e2bb8372a7b631f5dc6b2d654590c1a48331cb9dacbb99e9a7535b8adc','qr','assisted','scanned','kiosk',NULL,'vi','2023-09-05T11:23:39.000000Z','2023-09-05T11:23:55.000000Z','2023-09-05T11:23:55.000000Z',16,'2023-09-05',0,'4d9acc6a5c8bea4e17e3c5c502e03676c70280e10a13e6124abdd74f461e1575','2023-09-06T11:23:55.000000Z','2023-09-05T11:23:55.000000Z',NULL);
INSERT INTO "response" VALUES('hc9a937a68c8f','d727b7aa3781fc2ff43799186a207083','000.22.33.H41-230918-0001',1,'result','GHQCK4C2XJQCTMCR','counted','bf381e8cd47c2e5f','{"overall":["4"]}','ea6cee054d5c39461644403493bd07b865acbf991facdc7665975c8c0800c657','qr','assisted','scanned','kiosk',NULL,'vi','2023-09-20T08:25:58.000000Z','2023-09-20T08:26:32.000000Z','2023-09-20T08:26:32.000000Z',34,'2023-09-20',0,'cbf6cca02bd3024534671e334d31b7967853b4bb45b1df24bdddcd7925c9d225','2023-09-21T08:26:32.000000Z','2023-09-20T08:26:32.000000Z',NULL);
INSERT INTO "response" VALUES('h02f6f33dda11','9ebf69ee2aecfc2817981081b96f13fc','000.34.33.H41-230921-0001',1,'result','PBF67MXPMFP6JQPX','counted','bf381e8cd47c2e5f','{"overall":["5"]}','9f6f88e2bb8372a7b631f5dc6b2d654590c1a48331cb9dacbb99e9a7535b8adc','qr','citizen','scanned','kiosk',NULL,'vi','2023-09-21T12:57:17.000000Z','2023-09-21T12:57:44.000000Z','2023-09-21T12:57:44.000000Z',27,'2023-09-21',0,'58c790a87036b827eccd431cb22196e87e101c04c8219735e74b1c98381e91de','2023-09-22T12:57:44.000000Z','2023-09-21T12:57:44.000000Z',NULL);
INSERT INTO "response" VALUES('hbaf87131abbd','278f441324fc5bc4984452850f80b25e','000.39.33.H41-231116-0001',1,'result','7RQ349B44V2FJ4H5','counted','bf381e8cd47c2e5f','{"overall":["5"]}','9f6f88e2bb8372a7b631f5dc6b2d654590c1a48331cb9dacbb99e9a7535b8adc','tablet','citizen','scanned','kiosk',NULL,'vi','2023-11-21T00:54:05.000000Z','2023-11-21T00:54:26.000000Z','2023-11-21T00:54:26.000000Z',21,'2023-11-21',0,'1a3ade34be17f372e6e670fdbebb4e0d50279c3ced31e0a6848150256795591d','2023-11-22T00:54:26.000000Z','2023-11-21T00:54:26.000000Z',NULL);
INSERT INTO "response" VALUES('h1c5f4755222e','455bb9c9a0965e795ee2d4635ce20cf9','000.43.33.H41-231123-0001',1,'result','7M8XM3559RT5X6CM','counted','bf381e8cd47c2e5f','{"overall":["4"]}','ea6cee054d5c39461644403493bd07b865acbf991facdc7665975c8c0800c657','qr','citizen','scanned','kiosk',NULL,'vi','2023-12-02T12:49:16.000000Z','2023-12-02T12:49:27.000000Z','2023-12-02T12:49:27.000000Z',11,'2023-12-02',0,'6bb40e7f6d581c290893829ff83f9d3511ec3da3962c6942ee5b97a0ea2506e3','2023-12-03T12:49:27.000000Z','2023-12-02T12:49:27.000000Z',NULL);
INSERT INTO "response" VALUES('hb7ed25daa180','eae72a982069f4227d11e712ee7d4037','000.42.33.H41-231124-0001',1,'result','M97XK67R7J74R834','counted','bf381e8cd47c2e5f','{"overall":["5"]}','9f6f88e2bb8372a7b631f5dc6b2d654590c1a48331cb9dacbb99e9a7535b8adc','qr','citizen','scanned','kiosk',NULL,'vi','2023-11-30T11:07:05.000000Z','2023-11-30T11:07:24.000000Z','2023-11-30T11:07:24.000000Z',19,'2023-11-30',0,'c063d2d3d9070c485e6ac787733c2c4cf3847ee4aae9f7c57b62fb008d3d76f6','2023-12-01T11:07:24.000000Z','2023-11-30T11:07:24.000000Z',NULL);
INSERT INTO "response" VALUES('h4a8075464627','b90ebca817d9e6cc11d1bf08d041ef52','000.30.33.H41-231207-0001',1,'result','H65P5VH4B3QQ5HRJ','counted','bf381e8cd47c2e5f','{"overall":["5"]}','9f6f88e2bb8372a7b631f5dc6b2d654590c1a48331cb9dacbb99e9a7535b8adc','qr','citizen','typed','kiosk',NULL,'en','2023-12-08T14:38:22.000000Z','2023-12-08T14:38:39.000000Z','2023-12-08T14:38:39.000000Z',17,'2023-12-08',0,'a114447a53818003a2b8d5e45a502f5a1958a9f3e88bf106e1c3ac36fd88e37e','2023-12-09T14:38:39.000000Z','2023-12-08T14:38:39.000000Z',NULL);
INSERT INTO "response" VALUES('hd4042c36f000','45d8a02d34503c8d9129bab50cc53d41','000.36.33.H41-230413-0001',1,'result','G7X62J4FVRMMGTGN','counted','bf381e8cd47c2e5f','{"overall":["4"]}','ea6cee054d5c39461644403493bd07b865acbf991facdc7665975c8c0800c657','online','citizen','link','kiosk',NULL,'vi','2023-04-13T02:37:59.000000Z','2023-04-13T02:38:14.000000Z','2023-04-13T02:38:14.000000Z',15,'2023-04-13',0,'f455e2f0fc0cd06056800e8f77410d8bf1868d25d044e263c283db782cd9f607','2023-04-14T02:38:14.000000Z','2023-04-13T02:38:14.000000Z',NULL);
INSERT INTO "response" VALUES('ha9fd1ce99665','e4ec4ef069523a3843672fddec55f4b5','000.32.33.H41-230522-0001',1,'result','CGP36XC6QTVNCPP2','counted','bf381e8cd47c2e5f','{"overall":["4"]}','ea6cee054d5c39461644403493bd07b865acbf991facdc7665975c8c0800c657','online','citizen','link','kiosk',NULL,'vi','2023-05-22T14:58:22.000000Z','2023-05-22T14:58:42.000000Z','2023-05-22T14:58:42.000000Z',20,'2023-05-22',0,'be8381509d6bf0394f8d59861b45de1c2f5b5244821e339d79981c63f74c4b2e','2023-05-23T14:58:42.000000Z','2023-05-22T14:58:42.000000Z',NULL);
INSERT INTO "response" VALUES('h6b4a43992110','cce0f4090283df54ff7f645dd49f5311','000.47.33.H41-230804-0001',1,'result','QTPR9B4P9BCN69G4','counted','bf381e8cd47c2e5f','{"overall":["5"]}','9f6f88e2bb8372a7b631f5dc6b2d654590c1a48331cb9dacbb99e9a7535b8adc','online','citizen','link','kiosk',NULL,'vi','2023-08-05T13:30:40.000000Z','2023-08-05T13:30:48.000000Z','2023-08-05T13:30:48.000000Z',8,'2023-08-05',0,'ac0e954de8431ae3b9f470bedd6e7d8b892a695745f0fb1cc07959e9395fa9aa','2023-08-06T13:30:48.000000Z','2023-08-05T13:30:48.000000Z',NULL);
INSERT INTO "response" VALUES('hc60a3cab359e','99d521320170886950c7478d7769d73c','000.01.33.H41-230921-0001',1,'result','77CKH76X2TF4QV3Q','counted','bf381e8cd47c2e5f','{"overall":["5"]}','9f6f88e2bb8372a7b631f5dc6b2d654590c1a48331cb9dacbb99e9a7535b8adc','online','citizen','link','kiosk',NULL,'vi','2023-09-29T11:06:09.000000Z','2023-09-29T11:06:36.000000Z','2023-09-29T11:06:36.000000Z',27,'2023-09-29',0,'2113cdc65f8411cc91b23b20660aadca71964fd4bc557910d4153cf88ec823ae','2023-09-30T11:06:36.000000Z','2023-09-29T11:06:36.000000Z',NULL);
INSERT INTO "response" VALUES('h07123c8dfefa','d5c565b395f426afe8b9ffe72ea96c65','000.41.33.H41-231207-0001',1,'result','7QK45NRK9HKMF5NM','counted','bf381e8cd47c2e5f','{"overall":["5"]}','9f6f88e2bb8372a7b631f5dc6b2d654590c1a48331cb9dacbb99e9a7535b8adc','online','citizen','link','kiosk',NULL,'vi','2023-12-12T02:36:10.000000Z','2023-12-12T02:36:20.000000Z','2023-12-12T02:36:20.000000Z',10,'2023-12-12',0,'04e8af1552e588421f0a76188580d6ab68bfecfc500321c9acfea9c0b04052f2','2023-12-13T02:36:20.000000Z','2023-12-12T02:36:20.000000Z',NULL);
INSERT INTO "response" VALUES('hc60a3cab359e','fixture-00000001','000.01.33.H41-230110-0001',1,'result','77CCTJGN3QQ87H4J','replaced','bf381e8cd47c2e5f','{"overall":["2"]}','344ffdf8476d66780e8ca81b8471ba0e8e306da4f95437021c2e3218498815b2','qr','citizen','scanned','kiosk',NULL,'vi','2023-12-16T02:59:30.000000Z','2023-12-16T03:00:00.000000Z','2023-12-16T03:00:00.000000Z',30,NULL,0,NULL,NULL,'2023-12-16T03:05:00.000000Z','fixture-00000002');
INSERT INTO "response" VALUES('hc60a3cab359e','fixture-00000002','000.01.33.H41-230110-0001',1,'result','77CCTJGN3QQ87H4J','counted','bf381e8cd47c2e5f','{"overall":["4"]}','ea6cee054d5c39461644403493bd07b865acbf991facdc7665975c8c0800c657','qr','citizen','scanned','kiosk',NULL,'vi','2023-12-16T02:59:30.000000Z','2023-12-16T03:05:00.000000Z','2023-12-16T03:05:00.000000Z',330,'2023-12-16',0,'dde8c4d5891c3964536b2e375819255222aba6ce982bd25d4c1ded6b54d09cd6','2023-12-17T03:00:00.000000Z','2023-12-16T03:05:00.000000Z',NULL);
INSERT INTO "response" VALUES('hc60a3cab359e','fixture-00000003','000.01.33.H41-230110-0001',1,'result','77CCTJGN3QQ87H4J','later','bf381e8cd47c2e5f','{"overall":["1"]}','58649f2a2c03668cc3828f3f9d387ac4baa51400d939e39dee6dd0f70a18e2df','qr','citizen','scanned','kiosk',NULL,'vi','2023-12-16T02:59:30.000000Z','2023-12-16T03:09:00.000000Z','2023-12-16T03:09:00.000000Z',570,NULL,0,NULL,NULL,'2023-12-16T03:09:00.000000Z',NULL);
INSERT INTO "response" VALUES('hc60a3cab359e','fixture-00000004','000.01.33.H41-230301-0001',1,'result','77C5337883MMVG2V','counted','bf381e8cd47c2e5f','{"overall":["3"]}','a5e6736c287bfbd3ed48b6c2232a88370639db7c770f4dc287960bd43440f4c6','qr','citizen','scanned','kiosk',NULL,'vi','2023-12-16T02:59:30.000000Z','2023-12-16T03:00:00.000000Z','2023-12-16T03:00:00.000000Z',30,'2023-12-16',0,'d54864d27d260bb547bbd23c9a60c9ff1a56e1413a2db72c1d9a81f8b5ea1c2e','2023-12-17T03:00:00.000000Z','2023-12-16T03:00:00.000000Z',NULL);
INSERT INTO "response" VALUES('hc60a3cab359e','fixture-00000005','000.01.33.H41-230313-0001',1,'result','77CJMCRJFKK586TK','counted','bf381e8cd47c2e5f','{"overall":["5"],"comment":"Cảm ơn"}','4ba225f1b3430b883e7b9ec4b41bc8d4d36d96c4fb78dd69f4f1c06748a93ec7','qr','citizen','scanned','kiosk',NULL,'vi','2023-12-16T02:59:30.000000Z','2023-12-16T03:00:00.000000Z','2023-12-16T03:00:00.000000Z',30,'2023-12-16',0,'0e218baaf5855aa7a8b1af6530fda9900ffac23d6cf7969c6d1cee9d40159f96','2023-12-17T03:00:00.000000Z','2023-12-16T03:00:00.000000Z',NULL);
INSERT INTO "response" VALUES('hc60a3cab359e','fixture-00000009','000.01.33.H41-230203-0001',2,'result','77C4F54P7R48R2KK','counted','bf381e8cd47c2e5f','{"overall":["4"]}','ea6cee054d5c39461644403493bd07b865acbf991facdc7665975c8c0800c657','qr','citizen','scanned','kiosk',NULL,'vi','2023-12-16T02:59:30.000000Z','2023-12-17T03:00:00.000000Z','2023-12-17T03:00:00.000000Z',86430,'2023-12-17',1,'2da3115b7180b693281d8545a58ee9fd010d1f437520e9d1b1269f2997dd9acd','2023-12-18T03:00:00.000000Z','2023-12-17T03:00:00.000000Z',NULL);
INSERT INTO "response" VALUES('hc60a3cab359e','00000000000000000000000000000001','000.01.33.H41-230315-0001',1,'result','77C5VFCKV9738X24','counted','bf381e8cd47c2e5f','{"overall":["5"],"comment":"Ý kiến thứ 1"}','6a5500fe7ecd93937a2f25715f0055171fd4910a25184033a92e9bb0e3d937e5','qr','citizen','scanned','kiosk',NULL,'vi',NULL,'2024-03-20T05:00:00.000000Z','2024-03-20T05:00:00.000000Z',NULL,'2024-03-20',0,'44ab9e412a80147e959488df38661ada7fce78a06beda1d5e26ecd38e56a2b5c','2024-03-21T05:00:00.000000Z','2024-03-20T05:00:00.000000Z',NULL);
INSERT INTO "response" VALUES('hc60a3cab359e','00000000000000000000000000000002','000.01.33.H41-230418-0001',1,'result','77CV93M3GGF3X2V7','counted','bf381e8cd47c2e5f','{"overall":["4"],"comment":"Ý kiến thứ 2"}','e6c5d87b3993664c14c9acb081e4e8583707f08540ae68d1e4eab20c8c7ab369','online','citizen','typed','kiosk',NULL,'vi',NULL,'2024-03-20T05:01:00.000000Z','2024-03-20T05:01:00.000000Z',NULL,'2024-03-20',0,'51ec28d246de55a8138d25f01ee6f08f8a06c261c48079e9f21474cd422eeb25','2024-03-21T05:01:00.000000Z','2024-03-20T05:01:00.000000Z',NULL);
INSERT INTO "response" VALUES('hc60a3cab359e','00000000000000000000000000000003','000.01.33.H41-230523-0001',1,'result','77C344G7VCBR8R3K','replaced','bf381e8cd47c2e5f','{"overall":["3"],"comment":"Ý kiến thứ 3"}','a6e85e6e143523a2813863fdf6dc1ee267aa8c0fe5c60a61318ac079a18f2c21','qr','citizen','link','kiosk',NULL,'vi',NULL,'2024-03-20T05:02:00.000000Z','2024-03-20T05:02:00.000000Z',NULL,NULL,0,NULL,NULL,'2024-03-20T05:30:00.000000Z','00000000000000000000000000000004');
INSERT INTO "response" VALUES('hc60a3cab359e','00000000000000000000000000000004','000.01.33.H41-230523-0001',1,'result','77C344G7VCBR8R3K','counted','bf381e8cd47c2e5f','{"overall":["2"],"comment":"Ý kiến thứ 4"}','b5caab0b5a876b5c9e71f092d873e428061fb918721eb2191c8472e611bf41b8','qr','citizen','scanned','kiosk',NULL,'vi',NULL,'2024-03-20T05:30:00.000000Z','2024-03-20T05:30:00.000000Z',NULL,'2024-03-20',0,'ee0ee31bf87060e3b3ee7b6ed66921229966370569b56187a01c0d68c1fb925d','2024-03-21T05:02:00.000000Z','2024-03-20T05:30:00.000000Z',NULL);
INSERT INTO "response" VALUES('hc60a3cab359e','00000000000000000000000000000005','000.01.33.H41-230613-0001',1,'result','77CQV7JTHNGPKNBX','counted','bf381e8cd47c2e5f','{"overall":["2"],"comment":"Ý kiến thứ 5"}','05edbeabfe23ca351994933363963f2f959c82c416a16b3220f0a62544339595','online','assisted','scanned','kiosk',NULL,'vi',NULL,'2024-03-20T05:03:00.000000Z','2024-03-20T05:03:00.000000Z',NULL,'2024-03-20',0,'f7ae5914e00e4c6376bd728da2f51f4443c3a3e84347235bd3cf85c6ebd426f7','2024-03-21T05:03:00.000000Z','2024-03-20T05:03:00.000000Z',NULL);
INSERT INTO "response" VALUES('hc60a3cab359e','00000000000000000000000000000006','000.01.33.H41-230627-0001',1,'result','77C32GKFHJN7P79B','counted','bf381e8cd47c2e5f','{"overall":["1"],"comment":"Ý kiến thứ 6"}','0d8cd87599b796a767e85eb0957072f8c3df46d9f1b9beb435aeab3cb5c3ce11','qr','citizen','typed','kiosk',NULL,'vi',NULL,'2024-03-20T05:04:00.000000Z','2024-03-20T05:04:00.000000Z',NULL,'2024-03-20',0,'80173ffee5bbf89d21c20fc86f2a20ea0b2902693adcfdfa0789269478095ef2','2024-03-21T05:04:00.000000Z','2024-03-20T05:04:00.000000Z',NULL);
INSERT INTO "response" VALUES('hc60a3cab359e','00000000000000000000000000000007','000.01.33.H41-230627-0001',1,'result','77C32GKFHJN7P79B','later','bf381e8cd47c2e5f','{"overall":["1"],"comment":"Ý kiến thứ 7"}','c9a279b1dc1377408268ebdcffa220d9afa6007d3b14738a00630a793d94f803','qr','citizen','typed','kiosk',NULL,'vi',NULL,'2024-03-20T05:31:00.000000Z','2024-03-20T05:31:00.000000Z',NULL,NULL,0,NULL,NULL,'2024-03-20T05:31:00.000000Z',NULL);
INSERT INTO "response" VALUES('hc60a3cab359e','00000000000000000000000000000008','000.01.33.H41-230714-0001',1,'result','77C927F76NNGNVP9','counted','bf381e8cd47c2e5f','{"overall":["5"],"comment":"Ý kiến thứ 8"}','3270e6e24f5d931742b843a96c99de83432cd6080da9911ad37e5083dd9d3ca4','online','citizen','link','kiosk',NULL,'vi',NULL,'2024-03-20T05:05:00.000000Z','2024-03-20T05:05:00.000000Z',NULL,'2024-03-20',0,'507b82162a254cf98060a175b5f6de100406c4db85d2487e108e6c1e3ae559b6','2024-03-21T05:05:00.000000Z','2024-03-20T05:05:00.000000Z',NULL);
INSERT INTO "response" VALUES('hc60a3cab359e','00000000000000000000000000000009','000.01.33.H41-230810-0001',1,'result','77C7KJNGQGGK7HX9','counted','bf381e8cd47c2e5f','{"overall":["4"],"comment":"Ý kiến thứ 9"}','8ab6ce10153df9456258a45c712ba75f9a772dae98f9540665b0ea9aed6f65da','qr','citizen','scanned','kiosk',NULL,'vi',NULL,'2024-03-20T05:06:00.000000Z','2024-03-20T05:06:00.000000Z',NULL,'2024-03-20',0,'ba2183a239f84db88ebdebf7300ba9a2aacbe235c3204f837e98c8e474b06a3c','2024-03-21T05:06:00.000000Z','2024-03-20T05:06:00.000000Z',NULL);
INSERT INTO "response" VALUES('hc60a3cab359e','0000000000000000000000000000000a','000.01.33.H41-230815-0001',1,'result','77CKTN9MBMNNGVK2','counted','bf381e8cd47c2e5f','{"overall":["3"],"comment":"Ý kiến thứ 10"}','7564fbbc02d53e7b47df9757d105eef87110668eee4fca0defce3aeea5eb9ad4','online','assisted','typed','kiosk',NULL,'vi',NULL,'2024-03-20T05:07:00.000000Z','2024-03-20T05:07:00.000000Z',NULL,'2024-03-20',0,'707a36abac2383b5ed67629be77f4f54b076f0e85f7a27f975bbfd3b702047c2','2024-03-21T05:07:00.000000Z','2024-03-20T05:07:00.000000Z',NULL);
INSERT INTO "response" VALUES('hc60a3cab359e','0000000000000000000000000000000b','000.01.33.H41-230921-0002',1,'result','77CKGQPKMV9FX7RV','counted','bf381e8cd47c2e5f','{"overall":["2"],"comment":"Ý kiến thứ 11"}','98bc76bd76f8416c8ac7311b8aadcc4335c17bece920af3e1708fb8065339a6a','qr','citizen','link','kiosk',NULL,'vi',NULL,'2024-03-20T05:08:00.000000Z','2024-03-20T05:08:00.000000Z',NULL,'2024-03-20',0,'3c9c9d44b3e880c272ce9c4ae2b1e5c79a7e842f6b479032329e80eefbd7a799','2024-03-21T05:08:00.000000Z','2024-03-20T05:08:00.000000Z',NULL);
CREATE TABLE schema_migration (name TEXT NOT NULL PRIMARY KEY);
INSERT INTO "schema_migration" VALUES('0001_the_house');
INSERT INTO "schema_migration" VALUES('0002_figures');
CREATE TABLE session (
    id_hash TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    created_at TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    revoked_at TEXT,
    agent TEXT NOT NULL
);
CREATE TABLE signin_failure (
    bucket TEXT NOT NULL PRIMARY KEY,
    failures INTEGER NOT NULL,
    last_at TEXT NOT NULL
);
CREATE TABLE survey (
    version TEXT NOT NULL PRIMARY KEY,
    id TEXT NOT NULL,
    body TEXT NOT NULL,
    stored_at TEXT NOT NULL
);
INSERT INTO "survey" VALUES('bf381e8cd47c2e5f','one_stop','{"id":"one_stop","languages":["vi","en"],"title":{"en":"Rate our service","vi":"Đánh giá mức độ hài lòng"},"questions":[{"id":"overall","kind":"scale","text":{"en":"How satisfied are you with how this record was handled?","vi":"Ông/Bà có hài lòng với việc giải quyết hồ sơ này không?"},"required":true,"counts":true,"options":[{"code":"5","text":{"en":"Very satisfied","vi":"Rất hài lòng"}},{"code":"4","text":{"en":"Satisfied","vi":"Hài lòng"}},{"code":"3","text":{"en":"Neutral","vi":"Bình thường"}},{"code":"2","text":{"en":"Dissatisfied","vi":"Không hài lòng"}},{"code":"1","text":{"en":"Very dissatisfied","vi":"Rất không hài lòng"}}],"scale":"five_levels"},{"id":"reasons","kind":"choices","text":{"en":"What could have gone better?","vi":"Điều gì khiến Ông/Bà chưa hài lòng?"},"required":false,"counts":false,"options":[{"code":"time","text":{"en":"The time it took","vi":"Thời gian giải quyết"}},{"code":"attitude","text":{"en":"How I was treated","vi":"Thái độ phục vụ"}},{"code":"procedure","text":{"en":"Too much paperwork","vi":"Thủ tục rườm rà"}},{"code":"visits","text":{"en":"I had to come back several times","vi":"Phải đi lại nhiều lần"}},{"code":"improper","text":{"en":"I was asked for something outside the rules","vi":"Bị gợi ý ngoài quy định"}},{"code":"other","text":{"en":"Another reason","vi":"Lý do khác"}}],"show_if":{"question":"overall","options":["3","2","1"]}},{"id":"comment","kind":"text","text":{"en":"Anything else you want to tell us","vi":"Góp ý thêm"},"required":false,"counts":false,"options":[]}]}','2023-12-16T03:00:00.000000Z');
CREATE TABLE tally (
    home TEXT NOT NULL,
    base TEXT NOT NULL CHECK (base IN ('resolved', 'returned', 'received')),
    half TEXT NOT NULL,
    withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
    receiving_unit TEXT NOT NULL,
    resolving_unit TEXT NOT NULL,
    field TEXT NOT NULL,
    records INTEGER NOT NULL,
    rated INTEGER NOT NULL, answers INTEGER NOT NULL DEFAULT 0, satisfied INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (home, base, half, withdrawn, receiving_unit, resolving_unit, field)
);
INSERT INTO "tally" VALUES('h02f6f33dda11','received','2023-01-01',0,'ubnd-xa-nghi-quang','ubnd-xa-nghi-quang','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('h02f6f33dda11','received','2023-09-15',0,'ubnd-xa-nghi-quang','ubnd-xa-nghi-quang','chung-thuc',1,1,1,1);
INSERT INTO "tally" VALUES('h02f6f33dda11','received','2023-10-15',0,'ubnd-xa-nghi-quang','ubnd-xa-nghi-quang','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('h02f6f33dda11','resolved','2023-01-01',0,'ubnd-xa-nghi-quang','ubnd-xa-nghi-quang','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('h02f6f33dda11','resolved','2023-09-15',0,'ubnd-xa-nghi-quang','ubnd-xa-nghi-quang','chung-thuc',1,1,1,1);
INSERT INTO "tally" VALUES('h02f6f33dda11','resolved','2023-11-01',0,'ubnd-xa-nghi-quang','ubnd-xa-nghi-quang','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('h02f6f33dda11','returned','2023-09-15',0,'ubnd-xa-nghi-quang','ubnd-xa-nghi-quang','chung-thuc',1,1,1,1);
INSERT INTO "tally" VALUES('h02f6f33dda11','returned','2023-11-01',0,'ubnd-xa-nghi-quang','ubnd-xa-nghi-quang','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('h0585a01c4c7d','received','2023-03-01',0,'ubnd-thi-tran-quan-hanh','ubnd-thi-tran-quan-hanh','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('h0585a01c4c7d','received','2023-05-15',0,'ubnd-thi-tran-quan-hanh','ubnd-thi-tran-quan-hanh','ho-tich',1,1,1,1);
INSERT INTO "tally" VALUES('h0585a01c4c7d','received','2023-08-15',0,'ubnd-thi-tran-quan-hanh','ubnd-thi-tran-quan-hanh','ho-tich',1,1,1,1);
INSERT INTO "tally" VALUES('h0585a01c4c7d','received','2023-09-15',0,'ubnd-thi-tran-quan-hanh','ubnd-thi-tran-quan-hanh','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('h0585a01c4c7d','resolved','2023-03-01',0,'ubnd-thi-tran-quan-hanh','ubnd-thi-tran-quan-hanh','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('h0585a01c4c7d','resolved','2023-05-15',0,'ubnd-thi-tran-quan-hanh','ubnd-thi-tran-quan-hanh','ho-tich',1,1,1,1);
INSERT INTO "tally" VALUES('h0585a01c4c7d','resolved','2023-08-15',0,'ubnd-thi-tran-quan-hanh','ubnd-thi-tran-quan-hanh','ho-tich',1,1,1,1);
INSERT INTO "tally" VALUES('h0585a01c4c7d','resolved','2023-09-15',0,'ubnd-thi-tran-quan-hanh','ubnd-thi-tran-quan-hanh','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('h0585a01c4c7d','returned','2023-03-01',0,'ubnd-thi-tran-quan-hanh','ubnd-thi-tran-quan-hanh','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('h0585a01c4c7d','returned','2023-05-15',0,'ubnd-thi-tran-quan-hanh','ubnd-thi-tran-quan-hanh','ho-tich',1,1,1,1);
INSERT INTO "tally" VALUES('h0585a01c4c7d','returned','2023-08-15',0,'ubnd-thi-tran-quan-hanh','ubnd-thi-tran-quan-hanh','ho-tich',1,1,1,1);
INSERT INTO "tally" VALUES('h0585a01c4c7d','returned','2023-09-15',0,'ubnd-thi-tran-quan-hanh','ubnd-thi-tran-quan-hanh','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('h07123c8dfefa','received','2023-04-15',0,'ubnd-xa-nghi-trung','ubnd-xa-nghi-trung','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('h07123c8dfefa','received','2023-05-15',0,'ubnd-xa-nghi-trung','ubnd-xa-nghi-trung','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('h07123c8dfefa','received','2023-10-01',0,'ubnd-xa-nghi-trung','ubnd-xa-nghi-trung','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('h07123c8dfefa','received','2023-12-01',0,'ubnd-xa-nghi-trung','ubnd-xa-nghi-trung','ho-tich',1,1,1,1);
INSERT INTO "tally" VALUES('h07123c8dfefa','resolved','2023-04-15',0,'ubnd-xa-nghi-trung','ubnd-xa-nghi-trung','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('h07123c8dfefa','resolved','2023-05-15',0,'ubnd-xa-nghi-trung','ubnd-xa-nghi-trung','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('h07123c8dfefa','resolved','2023-10-01',0,'ubnd-xa-nghi-trung','ubnd-xa-nghi-trung','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('h07123c8dfefa','resolved','2023-12-01',0,'ubnd-xa-nghi-trung','ubnd-xa-nghi-trung','ho-tich',1,1,1,1);
INSERT INTO "tally" VALUES('h07123c8dfefa','returned','2023-04-15',0,'ubnd-xa-nghi-trung','ubnd-xa-nghi-trung','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('h07123c8dfefa','returned','2023-05-15',0,'ubnd-xa-nghi-trung','ubnd-xa-nghi-trung','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('h07123c8dfefa','returned','2023-10-01',0,'ubnd-xa-nghi-trung','ubnd-xa-nghi-trung','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('h07123c8dfefa','returned','2023-12-01',0,'ubnd-xa-nghi-trung','ubnd-xa-nghi-trung','ho-tich',1,1,1,1);
INSERT INTO "tally" VALUES('h1c5f4755222e','received','2023-08-01',0,'ubnd-xa-nghi-van','ubnd-xa-nghi-van','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('h1c5f4755222e','received','2023-11-15',0,'ubnd-xa-nghi-van','ubnd-xa-nghi-van','chung-thuc',1,1,1,1);
INSERT INTO "tally" VALUES('h1c5f4755222e','resolved','2023-08-01',0,'ubnd-xa-nghi-van','ubnd-xa-nghi-van','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('h1c5f4755222e','resolved','2023-11-15',0,'ubnd-xa-nghi-van','ubnd-xa-nghi-van','chung-thuc',1,1,1,1);
INSERT INTO "tally" VALUES('h1c5f4755222e','returned','2023-08-01',0,'ubnd-xa-nghi-van','ubnd-xa-nghi-van','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('h1c5f4755222e','returned','2023-11-15',0,'ubnd-xa-nghi-van','ubnd-xa-nghi-van','chung-thuc',1,1,1,1);
INSERT INTO "tally" VALUES('h4a8075464627','received','2023-07-01',0,'ubnd-xa-nghi-long','ubnd-xa-nghi-long','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('h4a8075464627','received','2023-08-15',0,'ubnd-xa-nghi-long','ubnd-xa-nghi-long','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('h4a8075464627','received','2023-12-01',0,'ubnd-xa-nghi-long','ubnd-xa-nghi-long','bao-tro-xa-hoi',1,1,1,1);
INSERT INTO "tally" VALUES('h4a8075464627','resolved','2023-07-01',0,'ubnd-xa-nghi-long','ubnd-xa-nghi-long','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('h4a8075464627','resolved','2023-08-15',0,'ubnd-xa-nghi-long','ubnd-xa-nghi-long','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('h4a8075464627','resolved','2023-12-01',0,'ubnd-xa-nghi-long','ubnd-xa-nghi-long','bao-tro-xa-hoi',1,1,1,1);
INSERT INTO "tally" VALUES('h4a8075464627','returned','2023-07-01',0,'ubnd-xa-nghi-long','ubnd-xa-nghi-long','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('h4a8075464627','returned','2023-08-15',0,'ubnd-xa-nghi-long','ubnd-xa-nghi-long','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('h4a8075464627','returned','2023-12-01',0,'ubnd-xa-nghi-long','ubnd-xa-nghi-long','bao-tro-xa-hoi',1,1,1,1);
INSERT INTO "tally" VALUES('h4d27667d9d12','received','2023-05-15',0,'ubnd-xa-nghi-xuan','ubnd-xa-nghi-xuan','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('h4d27667d9d12','received','2023-07-01',0,'ubnd-xa-nghi-xuan','ubnd-xa-nghi-xuan','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('h4d27667d9d12','received','2023-08-15',0,'ubnd-xa-nghi-xuan','ubnd-xa-nghi-xuan','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('h4d27667d9d12','resolved','2023-05-15',0,'ubnd-xa-nghi-xuan','ubnd-xa-nghi-xuan','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('h4d27667d9d12','resolved','2023-07-01',0,'ubnd-xa-nghi-xuan','ubnd-xa-nghi-xuan','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('h4d27667d9d12','resolved','2023-08-15',0,'ubnd-xa-nghi-xuan','ubnd-xa-nghi-xuan','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('h4d27667d9d12','returned','2023-05-15',0,'ubnd-xa-nghi-xuan','ubnd-xa-nghi-xuan','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('h4d27667d9d12','returned','2023-07-01',0,'ubnd-xa-nghi-xuan','ubnd-xa-nghi-xuan','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('h4d27667d9d12','returned','2023-08-15',0,'ubnd-xa-nghi-xuan','ubnd-xa-nghi-xuan','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('h4e613a365119','received','2023-08-15',0,'ubnd-xa-nghi-dong','ubnd-xa-nghi-dong','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('h4e613a365119','resolved','2023-08-15',0,'ubnd-xa-nghi-dong','ubnd-xa-nghi-dong','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('h4e613a365119','returned','2023-08-15',0,'ubnd-xa-nghi-dong','ubnd-xa-nghi-dong','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('h4f59672710e6','received','2023-06-15',0,'ubnd-xa-khanh-hop','ubnd-xa-khanh-hop','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('h4f59672710e6','received','2023-08-01',0,'ubnd-xa-khanh-hop','ubnd-xa-khanh-hop','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('h4f59672710e6','received','2023-10-01',0,'ubnd-xa-khanh-hop','ubnd-xa-khanh-hop','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('h4f59672710e6','resolved','2023-06-15',0,'ubnd-xa-khanh-hop','ubnd-xa-khanh-hop','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('h4f59672710e6','resolved','2023-08-01',0,'ubnd-xa-khanh-hop','ubnd-xa-khanh-hop','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('h4f59672710e6','resolved','2023-10-01',0,'ubnd-xa-khanh-hop','ubnd-xa-khanh-hop','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('h4f59672710e6','returned','2023-06-15',0,'ubnd-xa-khanh-hop','ubnd-xa-khanh-hop','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('h4f59672710e6','returned','2023-08-01',0,'ubnd-xa-khanh-hop','ubnd-xa-khanh-hop','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('h4f59672710e6','returned','2023-10-01',0,'ubnd-xa-khanh-hop','ubnd-xa-khanh-hop','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('h5707967025f0','received','2023-08-15',0,'ubnd-xa-nghi-dien','ubnd-xa-nghi-dien','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('h5707967025f0','received','2023-10-15',0,'ubnd-xa-nghi-dien','ubnd-xa-nghi-dien','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('h5707967025f0','received','2023-10-15',0,'ubnd-xa-nghi-dien','ubnd-xa-nghi-dien','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('h5707967025f0','resolved','2023-08-15',0,'ubnd-xa-nghi-dien','ubnd-xa-nghi-dien','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('h5707967025f0','resolved','2023-10-15',0,'ubnd-xa-nghi-dien','ubnd-xa-nghi-dien','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('h5707967025f0','resolved','2023-10-15',0,'ubnd-xa-nghi-dien','ubnd-xa-nghi-dien','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('h5707967025f0','returned','2023-08-15',0,'ubnd-xa-nghi-dien','ubnd-xa-nghi-dien','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('h5707967025f0','returned','2023-10-15',0,'ubnd-xa-nghi-dien','ubnd-xa-nghi-dien','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('h5707967025f0','returned','2023-10-15',0,'ubnd-xa-nghi-dien','ubnd-xa-nghi-dien','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('h59bbb436002b','received','2023-02-15',0,'ubnd-xa-nghi-xa','ubnd-xa-nghi-xa','nguoi-co-cong',1,0,0,0);
INSERT INTO "tally" VALUES('h59bbb436002b','received','2023-06-01',0,'ubnd-xa-nghi-xa','ubnd-xa-nghi-xa','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('h59bbb436002b','resolved','2023-03-01',0,'ubnd-xa-nghi-xa','ubnd-xa-nghi-xa','nguoi-co-cong',1,0,0,0);
INSERT INTO "tally" VALUES('h59bbb436002b','resolved','2023-06-01',0,'ubnd-xa-nghi-xa','ubnd-xa-nghi-xa','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('h59bbb436002b','returned','2023-03-01',0,'ubnd-xa-nghi-xa','ubnd-xa-nghi-xa','nguoi-co-cong',1,0,0,0);
INSERT INTO "tally" VALUES('h59bbb436002b','returned','2023-06-01',0,'ubnd-xa-nghi-xa','ubnd-xa-nghi-xa','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('h6b4a43992110','received','2023-05-15',0,'ubnd-xa-nghi-yen','ubnd-xa-nghi-yen','ho-tich',1,1,1,1);
INSERT INTO "tally" VALUES('h6b4a43992110','received','2023-08-01',0,'ubnd-xa-nghi-yen','ubnd-xa-nghi-yen','chung-thuc',1,1,1,1);
INSERT INTO "tally" VALUES('h6b4a43992110','resolved','2023-05-15',0,'ubnd-xa-nghi-yen','ubnd-xa-nghi-yen','ho-tich',1,1,1,1);
INSERT INTO "tally" VALUES('h6b4a43992110','resolved','2023-08-01',0,'ubnd-xa-nghi-yen','ubnd-xa-nghi-yen','chung-thuc',1,1,1,1);
INSERT INTO "tally" VALUES('h6b4a43992110','returned','2023-05-15',0,'ubnd-xa-nghi-yen','ubnd-xa-nghi-yen','ho-tich',1,1,1,1);
INSERT INTO "tally" VALUES('h6b4a43992110','returned','2023-08-01',0,'ubnd-xa-nghi-yen','ubnd-xa-nghi-yen','chung-thuc',1,1,1,1);
INSERT INTO "tally" VALUES('h6bb906c9efb9','received','2023-04-01',0,'ubnd-xa-nghi-tien','ubnd-xa-nghi-tien','ho-tich',1,1,1,1);
INSERT INTO "tally" VALUES('h6bb906c9efb9','received','2023-09-15',0,'ubnd-xa-nghi-tien','ubnd-xa-nghi-tien','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('h6bb906c9efb9','resolved','2023-04-01',0,'ubnd-xa-nghi-tien','ubnd-xa-nghi-tien','ho-tich',1,1,1,1);
INSERT INTO "tally" VALUES('h6bb906c9efb9','resolved','2023-09-15',0,'ubnd-xa-nghi-tien','ubnd-xa-nghi-tien','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('h6bb906c9efb9','returned','2023-04-01',0,'ubnd-xa-nghi-tien','ubnd-xa-nghi-tien','ho-tich',1,1,1,1);
INSERT INTO "tally" VALUES('h6bb906c9efb9','returned','2023-09-15',0,'ubnd-xa-nghi-tien','ubnd-xa-nghi-tien','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('h6f3f02402b37','received','2023-02-15',0,'ubnd-xa-nghi-lam','ubnd-xa-nghi-lam','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('h6f3f02402b37','received','2023-05-15',0,'ubnd-xa-nghi-lam','ubnd-xa-nghi-lam','bao-tro-xa-hoi',1,0,0,0);
INSERT INTO "tally" VALUES('h6f3f02402b37','received','2023-09-01',0,'ubnd-xa-nghi-lam','ubnd-xa-nghi-lam','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('h6f3f02402b37','resolved','2023-02-15',0,'ubnd-xa-nghi-lam','ubnd-xa-nghi-lam','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('h6f3f02402b37','resolved','2023-06-15',0,'ubnd-xa-nghi-lam','ubnd-xa-nghi-lam','bao-tro-xa-hoi',1,0,0,0);
INSERT INTO "tally" VALUES('h6f3f02402b37','resolved','2023-09-01',0,'ubnd-xa-nghi-lam','ubnd-xa-nghi-lam','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('h6f3f02402b37','returned','2023-02-15',0,'ubnd-xa-nghi-lam','ubnd-xa-nghi-lam','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('h6f3f02402b37','returned','2023-06-15',0,'ubnd-xa-nghi-lam','ubnd-xa-nghi-lam','bao-tro-xa-hoi',1,0,0,0);
INSERT INTO "tally" VALUES('h6f3f02402b37','returned','2023-09-01',0,'ubnd-xa-nghi-lam','ubnd-xa-nghi-lam','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('h771fe0ac6a5d','received','2023-02-15',0,'ubnd-xa-nghi-van-2','ubnd-xa-nghi-van-2','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('h771fe0ac6a5d','received','2023-06-01',0,'ubnd-xa-nghi-van-2','ubnd-xa-nghi-van-2','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('h771fe0ac6a5d','received','2023-10-01',0,'ubnd-xa-nghi-van-2','ubnd-xa-nghi-van-2','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('h771fe0ac6a5d','resolved','2023-02-15',0,'ubnd-xa-nghi-van-2','ubnd-xa-nghi-van-2','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('h771fe0ac6a5d','resolved','2023-06-01',0,'ubnd-xa-nghi-van-2','ubnd-xa-nghi-van-2','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('h771fe0ac6a5d','resolved','2023-10-01',0,'ubnd-xa-nghi-van-2','ubnd-xa-nghi-van-2','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('h771fe0ac6a5d','returned','2023-02-15',0,'ubnd-xa-nghi-van-2','ubnd-xa-nghi-van-2','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('h771fe0ac6a5d','returned','2023-06-01',0,'ubnd-xa-nghi-van-2','ubnd-xa-nghi-van-2','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('h771fe0ac6a5d','returned','2023-10-01',0,'ubnd-xa-nghi-van-2','ubnd-xa-nghi-van-2','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('h7deaab6416d1','received','2023-06-15',0,'ubnd-xa-nghi-my','ubnd-xa-nghi-my','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('h7deaab6416d1','received','2023-11-15',0,'ubnd-xa-nghi-my','ubnd-xa-nghi-my','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('h7deaab6416d1','resolved','2023-06-15',0,'ubnd-xa-nghi-my','ubnd-xa-nghi-my','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('h7deaab6416d1','resolved','2023-11-15',0,'ubnd-xa-nghi-my','ubnd-xa-nghi-my','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('h7deaab6416d1','returned','2023-06-15',0,'ubnd-xa-nghi-my','ubnd-xa-nghi-my','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('h7deaab6416d1','returned','2023-11-15',0,'ubnd-xa-nghi-my','ubnd-xa-nghi-my','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('h7e5a3930cd39','received','2023-01-01',0,'ubnd-xa-nghi-kieu','ubnd-xa-nghi-kieu','ho-tich',1,1,1,1);
INSERT INTO "tally" VALUES('h7e5a3930cd39','received','2023-01-15',0,'ubnd-xa-nghi-kieu','ubnd-xa-nghi-kieu','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('h7e5a3930cd39','received','2023-06-01',0,'ubnd-xa-nghi-kieu','ubnd-xa-nghi-kieu','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('h7e5a3930cd39','resolved','2023-01-01',0,'ubnd-xa-nghi-kieu','ubnd-xa-nghi-kieu','ho-tich',1,1,1,1);
INSERT INTO "tally" VALUES('h7e5a3930cd39','resolved','2023-01-15',0,'ubnd-xa-nghi-kieu','ubnd-xa-nghi-kieu','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('h7e5a3930cd39','resolved','2023-06-01',0,'ubnd-xa-nghi-kieu','ubnd-xa-nghi-kieu','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('h7e5a3930cd39','returned','2023-01-01',0,'ubnd-xa-nghi-kieu','ubnd-xa-nghi-kieu','ho-tich',1,1,1,1);
INSERT INTO "tally" VALUES('h7e5a3930cd39','returned','2023-02-01',0,'ubnd-xa-nghi-kieu','ubnd-xa-nghi-kieu','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('h7e5a3930cd39','returned','2023-06-01',0,'ubnd-xa-nghi-kieu','ubnd-xa-nghi-kieu','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('ha9fd1ce99665','received','2023-01-15',0,'ubnd-xa-nghi-phong','ubnd-xa-nghi-phong','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('ha9fd1ce99665','received','2023-02-01',0,'ubnd-xa-nghi-phong','ubnd-xa-nghi-phong','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('ha9fd1ce99665','received','2023-05-15',0,'ubnd-xa-nghi-phong','ubnd-xa-nghi-phong','ho-tich',1,1,1,1);
INSERT INTO "tally" VALUES('ha9fd1ce99665','resolved','2023-01-15',0,'ubnd-xa-nghi-phong','ubnd-xa-nghi-phong','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('ha9fd1ce99665','resolved','2023-02-01',0,'ubnd-xa-nghi-phong','ubnd-xa-nghi-phong','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('ha9fd1ce99665','resolved','2023-05-15',0,'ubnd-xa-nghi-phong','ubnd-xa-nghi-phong','ho-tich',1,1,1,1);
INSERT INTO "tally" VALUES('ha9fd1ce99665','returned','2023-01-15',0,'ubnd-xa-nghi-phong','ubnd-xa-nghi-phong','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('ha9fd1ce99665','returned','2023-02-01',0,'ubnd-xa-nghi-phong','ubnd-xa-nghi-phong','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('ha9fd1ce99665','returned','2023-05-15',0,'ubnd-xa-nghi-phong','ubnd-xa-nghi-phong','ho-tich',1,1,1,1);
INSERT INTO "tally" VALUES('hb7ed25daa180','received','2023-01-15',0,'ubnd-xa-nghi-truong','ubnd-xa-nghi-truong','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('hb7ed25daa180','received','2023-11-15',0,'ubnd-xa-nghi-truong','ubnd-xa-nghi-truong','chung-thuc',1,1,1,1);
INSERT INTO "tally" VALUES('hb7ed25daa180','resolved','2023-01-15',0,'ubnd-xa-nghi-truong','ubnd-xa-nghi-truong','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('hb7ed25daa180','resolved','2023-11-15',0,'ubnd-xa-nghi-truong','ubnd-xa-nghi-truong','chung-thuc',1,1,1,1);
INSERT INTO "tally" VALUES('hb7ed25daa180','returned','2023-01-15',0,'ubnd-xa-nghi-truong','ubnd-xa-nghi-truong','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('hb7ed25daa180','returned','2023-11-15',0,'ubnd-xa-nghi-truong','ubnd-xa-nghi-truong','chung-thuc',1,1,1,1);
INSERT INTO "tally" VALUES('hbaf87131abbd','received','2023-04-01',0,'ubnd-xa-nghi-thuan','ubnd-xa-nghi-thuan','bao-tro-xa-hoi',1,0,0,0);
INSERT INTO "tally" VALUES('hbaf87131abbd','received','2023-11-15',0,'ubnd-xa-nghi-thuan','ubnd-xa-nghi-thuan','chung-thuc',1,1,1,1);
INSERT INTO "tally" VALUES('hbaf87131abbd','received','2023-11-15',0,'ubnd-xa-nghi-thuan','ubnd-xa-nghi-thuan','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('hbaf87131abbd','resolved','2023-05-01',0,'ubnd-xa-nghi-thuan','ubnd-xa-nghi-thuan','bao-tro-xa-hoi',1,0,0,0);
INSERT INTO "tally" VALUES('hbaf87131abbd','resolved','2023-11-15',0,'ubnd-xa-nghi-thuan','ubnd-xa-nghi-thuan','chung-thuc',1,1,1,1);
INSERT INTO "tally" VALUES('hbaf87131abbd','resolved','2023-12-01',0,'ubnd-xa-nghi-thuan','ubnd-xa-nghi-thuan','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('hbaf87131abbd','returned','2023-05-01',0,'ubnd-xa-nghi-thuan','ubnd-xa-nghi-thuan','bao-tro-xa-hoi',1,0,0,0);
INSERT INTO "tally" VALUES('hbaf87131abbd','returned','2023-11-15',0,'ubnd-xa-nghi-thuan','ubnd-xa-nghi-thuan','chung-thuc',1,1,1,1);
INSERT INTO "tally" VALUES('hbaf87131abbd','returned','2023-12-01',0,'ubnd-xa-nghi-thuan','ubnd-xa-nghi-thuan','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('hc60a3cab359e','received','2023-01-01',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai',1,1,1,1);
INSERT INTO "tally" VALUES('hc60a3cab359e','received','2023-02-01',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dang-ky-bien-phap-bao-dam',0,0,0,0);
INSERT INTO "tally" VALUES('hc60a3cab359e','received','2023-03-01',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai',1,1,1,0);
INSERT INTO "tally" VALUES('hc60a3cab359e','received','2023-03-01',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','xay-dung',1,1,1,1);
INSERT INTO "tally" VALUES('hc60a3cab359e','received','2023-03-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai',1,1,1,1);
INSERT INTO "tally" VALUES('hc60a3cab359e','received','2023-04-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dang-ky-bien-phap-bao-dam',1,1,1,1);
INSERT INTO "tally" VALUES('hc60a3cab359e','received','2023-05-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dang-ky-bien-phap-bao-dam',1,1,1,0);
INSERT INTO "tally" VALUES('hc60a3cab359e','received','2023-06-01',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai',1,1,1,0);
INSERT INTO "tally" VALUES('hc60a3cab359e','received','2023-06-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai',1,1,1,0);
INSERT INTO "tally" VALUES('hc60a3cab359e','received','2023-07-01',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','giao-duc',1,1,1,1);
INSERT INTO "tally" VALUES('hc60a3cab359e','received','2023-08-01',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai',1,1,1,1);
INSERT INTO "tally" VALUES('hc60a3cab359e','received','2023-08-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ho-kinh-doanh',2,2,2,1);
INSERT INTO "tally" VALUES('hc60a3cab359e','received','2023-09-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dang-ky-bien-phap-bao-dam',1,0,0,0);
INSERT INTO "tally" VALUES('hc60a3cab359e','received','2023-09-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai',2,2,2,1);
INSERT INTO "tally" VALUES('hc60a3cab359e','received','2023-10-01',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dang-ky-bien-phap-bao-dam',1,0,0,0);
INSERT INTO "tally" VALUES('hc60a3cab359e','received','2023-10-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('hc60a3cab359e','resolved','2023-01-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai',1,1,1,1);
INSERT INTO "tally" VALUES('hc60a3cab359e','resolved','2023-02-01',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dang-ky-bien-phap-bao-dam',0,0,0,0);
INSERT INTO "tally" VALUES('hc60a3cab359e','resolved','2023-03-01',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai',1,1,1,0);
INSERT INTO "tally" VALUES('hc60a3cab359e','resolved','2023-03-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai',1,1,1,1);
INSERT INTO "tally" VALUES('hc60a3cab359e','resolved','2023-03-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','xay-dung',1,1,1,1);
INSERT INTO "tally" VALUES('hc60a3cab359e','resolved','2023-04-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dang-ky-bien-phap-bao-dam',1,1,1,1);
INSERT INTO "tally" VALUES('hc60a3cab359e','resolved','2023-05-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dang-ky-bien-phap-bao-dam',1,1,1,0);
INSERT INTO "tally" VALUES('hc60a3cab359e','resolved','2023-07-01',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai',1,1,1,0);
INSERT INTO "tally" VALUES('hc60a3cab359e','resolved','2023-07-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai',1,1,1,0);
INSERT INTO "tally" VALUES('hc60a3cab359e','resolved','2023-07-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','giao-duc',1,1,1,1);
INSERT INTO "tally" VALUES('hc60a3cab359e','resolved','2023-08-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai',1,1,1,1);
INSERT INTO "tally" VALUES('hc60a3cab359e','resolved','2023-08-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ho-kinh-doanh',1,1,1,0);
INSERT INTO "tally" VALUES('hc60a3cab359e','resolved','2023-09-01',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ho-kinh-doanh',1,1,1,1);
INSERT INTO "tally" VALUES('hc60a3cab359e','resolved','2023-09-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dang-ky-bien-phap-bao-dam',1,0,0,0);
INSERT INTO "tally" VALUES('hc60a3cab359e','resolved','2023-09-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai',1,1,1,1);
INSERT INTO "tally" VALUES('hc60a3cab359e','resolved','2023-10-01',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dang-ky-bien-phap-bao-dam',1,0,0,0);
INSERT INTO "tally" VALUES('hc60a3cab359e','resolved','2023-10-01',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai',1,1,1,0);
INSERT INTO "tally" VALUES('hc60a3cab359e','resolved','2023-10-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('hc60a3cab359e','returned','2023-01-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai',1,1,1,1);
INSERT INTO "tally" VALUES('hc60a3cab359e','returned','2023-02-01',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dang-ky-bien-phap-bao-dam',0,0,0,0);
INSERT INTO "tally" VALUES('hc60a3cab359e','returned','2023-03-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai',2,2,2,1);
INSERT INTO "tally" VALUES('hc60a3cab359e','returned','2023-03-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','xay-dung',1,1,1,1);
INSERT INTO "tally" VALUES('hc60a3cab359e','returned','2023-04-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dang-ky-bien-phap-bao-dam',1,1,1,1);
INSERT INTO "tally" VALUES('hc60a3cab359e','returned','2023-05-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dang-ky-bien-phap-bao-dam',1,1,1,0);
INSERT INTO "tally" VALUES('hc60a3cab359e','returned','2023-07-01',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai',1,1,1,0);
INSERT INTO "tally" VALUES('hc60a3cab359e','returned','2023-07-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai',1,1,1,0);
INSERT INTO "tally" VALUES('hc60a3cab359e','returned','2023-07-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','giao-duc',1,1,1,1);
INSERT INTO "tally" VALUES('hc60a3cab359e','returned','2023-08-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai',1,1,1,1);
INSERT INTO "tally" VALUES('hc60a3cab359e','returned','2023-08-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ho-kinh-doanh',1,1,1,0);
INSERT INTO "tally" VALUES('hc60a3cab359e','returned','2023-09-01',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','ho-kinh-doanh',1,1,1,1);
INSERT INTO "tally" VALUES('hc60a3cab359e','returned','2023-09-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dang-ky-bien-phap-bao-dam',1,0,0,0);
INSERT INTO "tally" VALUES('hc60a3cab359e','returned','2023-09-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai',1,1,1,1);
INSERT INTO "tally" VALUES('hc60a3cab359e','returned','2023-10-01',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dang-ky-bien-phap-bao-dam',1,0,0,0);
INSERT INTO "tally" VALUES('hc60a3cab359e','returned','2023-10-01',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dat-dai',1,1,1,0);
INSERT INTO "tally" VALUES('hc60a3cab359e','returned','2023-10-15',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('hc9a937a68c8f','received','2023-09-15',0,'ubnd-xa-nghi-cong-bac','ubnd-xa-nghi-cong-bac','ho-tich',1,1,1,1);
INSERT INTO "tally" VALUES('hc9a937a68c8f','resolved','2023-09-15',0,'ubnd-xa-nghi-cong-bac','ubnd-xa-nghi-cong-bac','ho-tich',1,1,1,1);
INSERT INTO "tally" VALUES('hc9a937a68c8f','returned','2023-09-15',0,'ubnd-xa-nghi-cong-bac','ubnd-xa-nghi-cong-bac','ho-tich',1,1,1,1);
INSERT INTO "tally" VALUES('hcc3136d8ac73','received','2023-02-15',0,'ubnd-xa-nghi-thach','ubnd-xa-nghi-thach','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('hcc3136d8ac73','received','2023-08-01',0,'ubnd-xa-nghi-thach','ubnd-xa-nghi-thach','giao-duc',1,0,0,0);
INSERT INTO "tally" VALUES('hcc3136d8ac73','resolved','2023-02-15',0,'ubnd-xa-nghi-thach','ubnd-xa-nghi-thach','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('hcc3136d8ac73','resolved','2023-08-15',0,'ubnd-xa-nghi-thach','ubnd-xa-nghi-thach','giao-duc',1,0,0,0);
INSERT INTO "tally" VALUES('hcc3136d8ac73','returned','2023-02-15',0,'ubnd-xa-nghi-thach','ubnd-xa-nghi-thach','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('hcc3136d8ac73','returned','2023-08-15',0,'ubnd-xa-nghi-thach','ubnd-xa-nghi-thach','giao-duc',1,0,0,0);
INSERT INTO "tally" VALUES('hd4042c36f000','received','2023-04-01',0,'ubnd-xa-nghi-thai','ubnd-xa-nghi-thai','ho-tich',1,1,1,1);
INSERT INTO "tally" VALUES('hd4042c36f000','received','2023-05-15',0,'ubnd-xa-nghi-thai','ubnd-xa-nghi-thai','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('hd4042c36f000','received','2023-10-15',0,'ubnd-xa-nghi-thai','ubnd-xa-nghi-thai','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('hd4042c36f000','received','2023-10-15',0,'ubnd-xa-nghi-thai','ubnd-xa-nghi-thai','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('hd4042c36f000','resolved','2023-04-01',0,'ubnd-xa-nghi-thai','ubnd-xa-nghi-thai','ho-tich',1,1,1,1);
INSERT INTO "tally" VALUES('hd4042c36f000','resolved','2023-05-15',0,'ubnd-xa-nghi-thai','ubnd-xa-nghi-thai','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('hd4042c36f000','resolved','2023-10-15',0,'ubnd-xa-nghi-thai','ubnd-xa-nghi-thai','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('hd4042c36f000','resolved','2023-10-15',0,'ubnd-xa-nghi-thai','ubnd-xa-nghi-thai','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('hd4042c36f000','returned','2023-04-01',0,'ubnd-xa-nghi-thai','ubnd-xa-nghi-thai','ho-tich',1,1,1,1);
INSERT INTO "tally" VALUES('hd4042c36f000','returned','2023-05-15',0,'ubnd-xa-nghi-thai','ubnd-xa-nghi-thai','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('hd4042c36f000','returned','2023-10-15',0,'ubnd-xa-nghi-thai','ubnd-xa-nghi-thai','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('hd4042c36f000','returned','2023-10-15',0,'ubnd-xa-nghi-thai','ubnd-xa-nghi-thai','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('hd5d1cbd047e5','received','2023-03-15',0,'ubnd-xa-nghi-phuong','ubnd-xa-nghi-phuong','ho-tich',1,1,1,1);
INSERT INTO "tally" VALUES('hd5d1cbd047e5','received','2023-06-01',0,'ubnd-xa-nghi-phuong','ubnd-xa-nghi-phuong','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('hd5d1cbd047e5','resolved','2023-03-15',0,'ubnd-xa-nghi-phuong','ubnd-xa-nghi-phuong','ho-tich',1,1,1,1);
INSERT INTO "tally" VALUES('hd5d1cbd047e5','resolved','2023-06-01',0,'ubnd-xa-nghi-phuong','ubnd-xa-nghi-phuong','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('hd5d1cbd047e5','returned','2023-03-15',0,'ubnd-xa-nghi-phuong','ubnd-xa-nghi-phuong','ho-tich',1,1,1,1);
INSERT INTO "tally" VALUES('hd5d1cbd047e5','returned','2023-06-01',0,'ubnd-xa-nghi-phuong','ubnd-xa-nghi-phuong','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('hd62cbf2532da','received','2023-02-01',0,'ubnd-xa-nghi-thinh','ubnd-xa-nghi-thinh','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('hd62cbf2532da','resolved','2023-02-01',0,'ubnd-xa-nghi-thinh','ubnd-xa-nghi-thinh','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('hd62cbf2532da','returned','2023-02-01',0,'ubnd-xa-nghi-thinh','ubnd-xa-nghi-thinh','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('hec717f158895','received','2023-01-15',0,'ubnd-xa-nghi-hung','ubnd-xa-nghi-hung','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('hec717f158895','received','2023-12-01',0,'ubnd-xa-nghi-hung','ubnd-xa-nghi-hung','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('hec717f158895','resolved','2023-01-15',0,'ubnd-xa-nghi-hung','ubnd-xa-nghi-hung','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('hec717f158895','returned','2023-01-15',0,'ubnd-xa-nghi-hung','ubnd-xa-nghi-hung','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('hf453324ef486','received','2023-01-15',0,'ubnd-xa-nghi-cong-nam','ubnd-xa-nghi-cong-nam','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('hf453324ef486','received','2023-07-15',0,'ubnd-xa-nghi-cong-nam','ubnd-xa-nghi-cong-nam','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('hf453324ef486','resolved','2023-01-15',0,'ubnd-xa-nghi-cong-nam','ubnd-xa-nghi-cong-nam','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('hf453324ef486','resolved','2023-07-15',0,'ubnd-xa-nghi-cong-nam','ubnd-xa-nghi-cong-nam','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('hf453324ef486','returned','2023-01-15',0,'ubnd-xa-nghi-cong-nam','ubnd-xa-nghi-cong-nam','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('hf453324ef486','returned','2023-07-15',0,'ubnd-xa-nghi-cong-nam','ubnd-xa-nghi-cong-nam','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('hf4de438f5d41','received','2023-03-01',0,'ubnd-xa-nghi-thiet','ubnd-xa-nghi-thiet','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('hf4de438f5d41','received','2023-05-01',0,'ubnd-xa-nghi-thiet','ubnd-xa-nghi-thiet','bao-tro-xa-hoi',1,0,0,0);
INSERT INTO "tally" VALUES('hf4de438f5d41','resolved','2023-03-01',0,'ubnd-xa-nghi-thiet','ubnd-xa-nghi-thiet','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('hf4de438f5d41','resolved','2023-05-15',0,'ubnd-xa-nghi-thiet','ubnd-xa-nghi-thiet','bao-tro-xa-hoi',1,0,0,0);
INSERT INTO "tally" VALUES('hf4de438f5d41','returned','2023-03-01',0,'ubnd-xa-nghi-thiet','ubnd-xa-nghi-thiet','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('hf4de438f5d41','returned','2023-05-15',0,'ubnd-xa-nghi-thiet','ubnd-xa-nghi-thiet','bao-tro-xa-hoi',1,0,0,0);
INSERT INTO "tally" VALUES('hf50be2717a1e','received','2023-01-01',0,'ubnd-xa-phuc-tho','ubnd-xa-phuc-tho','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('hf50be2717a1e','received','2023-02-01',0,'ubnd-xa-phuc-tho','ubnd-xa-phuc-tho','ho-tich',1,1,1,1);
INSERT INTO "tally" VALUES('hf50be2717a1e','received','2023-07-15',0,'ubnd-xa-phuc-tho','ubnd-xa-phuc-tho','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('hf50be2717a1e','resolved','2023-01-01',0,'ubnd-xa-phuc-tho','ubnd-xa-phuc-tho','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('hf50be2717a1e','resolved','2023-02-01',0,'ubnd-xa-phuc-tho','ubnd-xa-phuc-tho','ho-tich',1,1,1,1);
INSERT INTO "tally" VALUES('hf50be2717a1e','resolved','2023-07-15',0,'ubnd-xa-phuc-tho','ubnd-xa-phuc-tho','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('hf50be2717a1e','returned','2023-01-01',0,'ubnd-xa-phuc-tho','ubnd-xa-phuc-tho','chung-thuc',1,0,0,0);
INSERT INTO "tally" VALUES('hf50be2717a1e','returned','2023-02-01',0,'ubnd-xa-phuc-tho','ubnd-xa-phuc-tho','ho-tich',1,1,1,1);
INSERT INTO "tally" VALUES('hf50be2717a1e','returned','2023-08-01',0,'ubnd-xa-phuc-tho','ubnd-xa-phuc-tho','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('hff297d0e4f2e','received','2023-06-01',0,'ubnd-xa-nghi-hoa','ubnd-xa-nghi-hoa','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('hff297d0e4f2e','received','2023-08-15',0,'ubnd-xa-nghi-hoa','ubnd-xa-nghi-hoa','nguoi-co-cong',1,0,0,0);
INSERT INTO "tally" VALUES('hff297d0e4f2e','resolved','2023-06-01',0,'ubnd-xa-nghi-hoa','ubnd-xa-nghi-hoa','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('hff297d0e4f2e','resolved','2023-09-01',0,'ubnd-xa-nghi-hoa','ubnd-xa-nghi-hoa','nguoi-co-cong',1,0,0,0);
INSERT INTO "tally" VALUES('hff297d0e4f2e','returned','2023-06-01',0,'ubnd-xa-nghi-hoa','ubnd-xa-nghi-hoa','ho-tich',1,0,0,0);
INSERT INTO "tally" VALUES('hff297d0e4f2e','returned','2023-09-01',0,'ubnd-xa-nghi-hoa','ubnd-xa-nghi-hoa','nguoi-co-cong',1,0,0,0);
INSERT INTO "tally" VALUES('h5f2dd97f1cfb','received','2023-11-01',1,'ubnd-huyen-nghi-loc','ubnd-huyen-nghi-loc','',1,0,0,0);
INSERT INTO "tally" VALUES('h77d1450a2f39','received','2023-12-01',0,'ubnd-xa-nghi-lonng','ubnd-xa-nghi-lonng','',0,0,0,0);
INSERT INTO "tally" VALUES('h77d1450a2f39','received','2023-12-01',1,'ubnd-xa-nghi-lonng','ubnd-xa-nghi-lonng','',0,0,0,0);
INSERT INTO "tally" VALUES('h77d1450a2f39','resolved','2023-12-01',0,'ubnd-xa-nghi-lonng','ubnd-xa-nghi-lonng','',0,0,0,0);
INSERT INTO "tally" VALUES('h77d1450a2f39','resolved','2023-12-01',1,'ubnd-xa-nghi-lonng','ubnd-xa-nghi-lonng','',0,0,0,0);
INSERT INTO "tally" VALUES('h77d1450a2f39','returned','2023-12-01',0,'ubnd-xa-nghi-lonng','ubnd-xa-nghi-lonng','',0,0,0,0);
INSERT INTO "tally" VALUES('hc60a3cab359e','received','2023-12-01',0,'ubnd-huyen-nghi-loc-bo-phan-mot-cua','ubnd-huyen-nghi-loc-bo-phan-mot-cua','dang-ky-bien-phap-bao-dam',1,1,1,1);
INSERT INTO "tally" VALUES('h77d1450a2f39','received','2023-12-01',0,'ubnd-xa-nghi-long','ubnd-xa-nghi-long','',2,0,0,0);
INSERT INTO "tally" VALUES('h77d1450a2f39','received','2023-12-01',1,'ubnd-xa-nghi-long','ubnd-xa-nghi-long','',1,0,0,0);
INSERT INTO "tally" VALUES('h77d1450a2f39','resolved','2023-12-01',0,'ubnd-xa-nghi-long','ubnd-xa-nghi-long','',1,0,0,0);
INSERT INTO "tally" VALUES('h77d1450a2f39','resolved','2023-12-01',1,'ubnd-xa-nghi-long','ubnd-xa-nghi-long','',1,0,0,0);
INSERT INTO "tally" VALUES('h77d1450a2f39','returned','2023-12-01',0,'ubnd-xa-nghi-long','ubnd-xa-nghi-long','',1,0,0,0);
CREATE TABLE target (
    valid_from TEXT NOT NULL PRIMARY KEY,
    percent TEXT NOT NULL
);
INSERT INTO "target" VALUES('0001-01-01','20');
CREATE TABLE unit (
    key TEXT NOT NULL PRIMARY KEY,
    home TEXT NOT NULL REFERENCES home (id),
    parent TEXT REFERENCES unit (key),
    code TEXT,
    name TEXT NOT NULL,
    confirmed INTEGER NOT NULL CHECK (confirmed IN (0, 1)),
    valid_from TEXT,
    valid_to TEXT,
    merged_into TEXT REFERENCES unit (key),
    created_at TEXT NOT NULL
);
INSERT INTO "unit" VALUES('ubnd-tinh-nghe-an','hd7210dff076c',NULL,'000.00.00.H41','UBND tỉnh Nghệ An',1,NULL,NULL,NULL,'2023-12-16T03:00:00.000000Z');
INSERT INTO "unit" VALUES('ubnd-huyen-nghi-loc','h5f2dd97f1cfb','ubnd-tinh-nghe-an','000.00.33.H41','UBND huyện Nghi Lộc',1,NULL,'2025-06-30',NULL,'2023-12-16T03:00:00.000000Z');
INSERT INTO "unit" VALUES('ubnd-huyen-nghi-loc-bo-phan-mot-cua','hc60a3cab359e','ubnd-huyen-nghi-loc','000.01.33.H41','UBND huyện Nghi Lộc – Bộ phận Một cửa',1,NULL,'2025-06-30',NULL,'2023-12-16T03:00:00.000000Z');
INSERT INTO "unit" VALUES('ubnd-thi-tran-quan-hanh','h0585a01c4c7d','ubnd-huyen-nghi-loc','000.20.33.H41','UBND thị trấn Quán Hành',1,NULL,'2025-06-30',NULL,'2023-12-16T03:00:00.000000Z');
INSERT INTO "unit" VALUES('ubnd-xa-khanh-hop','h4f59672710e6','ubnd-huyen-nghi-loc','000.21.33.H41','UBND xã Khánh Hợp',1,NULL,'2025-06-30',NULL,'2023-12-16T03:00:00.000000Z');
INSERT INTO "unit" VALUES('ubnd-xa-nghi-cong-bac','hc9a937a68c8f','ubnd-huyen-nghi-loc','000.22.33.H41','UBND xã Nghi Công Bắc',1,NULL,'2025-06-30',NULL,'2023-12-16T03:00:00.000000Z');
INSERT INTO "unit" VALUES('ubnd-xa-nghi-cong-nam','hf453324ef486','ubnd-huyen-nghi-loc','000.23.33.H41','UBND xã Nghi Công Nam',1,NULL,'2025-06-30',NULL,'2023-12-16T03:00:00.000000Z');
INSERT INTO "unit" VALUES('ubnd-xa-nghi-dien','h5707967025f0','ubnd-huyen-nghi-loc','000.24.33.H41','UBND xã Nghi Diên',1,NULL,'2025-06-30',NULL,'2023-12-16T03:00:00.000000Z');
INSERT INTO "unit" VALUES('ubnd-xa-nghi-dong','h4e613a365119','ubnd-huyen-nghi-loc','000.25.33.H41','UBND xã Nghi Đồng',1,NULL,'2025-06-30',NULL,'2023-12-16T03:00:00.000000Z');
INSERT INTO "unit" VALUES('ubnd-xa-nghi-hoa','hff297d0e4f2e','ubnd-huyen-nghi-loc','000.26.33.H41','UBND xã Nghi Hoa',1,NULL,'2025-06-30',NULL,'2023-12-16T03:00:00.000000Z');
INSERT INTO "unit" VALUES('ubnd-xa-nghi-hung','hec717f158895','ubnd-huyen-nghi-loc','000.27.33.H41','UBND xã Nghi Hưng',1,NULL,'2025-06-30',NULL,'2023-12-16T03:00:00.000000Z');
INSERT INTO "unit" VALUES('ubnd-xa-nghi-kieu','h7e5a3930cd39','ubnd-huyen-nghi-loc','000.28.33.H41','UBND xã Nghi Kiều',1,NULL,'2025-06-30',NULL,'2023-12-16T03:00:00.000000Z');
INSERT INTO "unit" VALUES('ubnd-xa-nghi-lam','h6f3f02402b37','ubnd-huyen-nghi-loc','000.29.33.H41','UBND xã Nghi Lâm',1,NULL,'2025-06-30',NULL,'2023-12-16T03:00:00.000000Z');
INSERT INTO "unit" VALUES('ubnd-xa-nghi-long','h4a8075464627','ubnd-huyen-nghi-loc','000.30.33.H41','UBND xã Nghi Long',1,NULL,'2025-06-30',NULL,'2023-12-16T03:00:00.000000Z');
INSERT INTO "unit" VALUES('ubnd-xa-nghi-my','h7deaab6416d1','ubnd-huyen-nghi-loc','000.31.33.H41','UBND xã Nghi Mỹ',1,NULL,'2025-06-30',NULL,'2023-12-16T03:00:00.000000Z');
INSERT INTO "unit" VALUES('ubnd-xa-nghi-phong','ha9fd1ce99665','ubnd-huyen-nghi-loc','000.32.33.H41','UBND xã Nghi Phong',1,NULL,'2025-06-30',NULL,'2023-12-16T03:00:00.000000Z');
INSERT INTO "unit" VALUES('ubnd-xa-nghi-phuong','hd5d1cbd047e5','ubnd-huyen-nghi-loc','000.33.33.H41','UBND xã Nghi Phương',1,NULL,'2025-06-30',NULL,'2023-12-16T03:00:00.000000Z');
INSERT INTO "unit" VALUES('ubnd-xa-nghi-quang','h02f6f33dda11','ubnd-huyen-nghi-loc','000.34.33.H41','UBND xã Nghi Quang',1,NULL,'2025-06-30',NULL,'2023-12-16T03:00:00.000000Z');
INSERT INTO "unit" VALUES('ubnd-xa-nghi-thach','hcc3136d8ac73','ubnd-huyen-nghi-loc','000.35.33.H41','UBND xã Nghi Thạch',1,NULL,'2025-06-30',NULL,'2023-12-16T03:00:00.000000Z');
INSERT INTO "unit" VALUES('ubnd-xa-nghi-thai','hd4042c36f000','ubnd-huyen-nghi-loc','000.36.33.H41','UBND xã Nghi Thái',1,NULL,'2025-06-30',NULL,'2023-12-16T03:00:00.000000Z');
INSERT INTO "unit" VALUES('ubnd-xa-nghi-thiet','hf4de438f5d41','ubnd-huyen-nghi-loc','000.37.33.H41','UBND xã Nghi Thiết',1,NULL,'2025-06-30',NULL,'2023-12-16T03:00:00.000000Z');
INSERT INTO "unit" VALUES('ubnd-xa-nghi-thinh','hd62cbf2532da','ubnd-huyen-nghi-loc','000.38.33.H41','UBND xã Nghi Thịnh',1,NULL,'2025-06-30',NULL,'2023-12-16T03:00:00.000000Z');
INSERT INTO "unit" VALUES('ubnd-xa-nghi-thuan','hbaf87131abbd','ubnd-huyen-nghi-loc','000.39.33.H41','UBND xã Nghi Thuận',1,NULL,'2025-06-30',NULL,'2023-12-16T03:00:00.000000Z');
INSERT INTO "unit" VALUES('ubnd-xa-nghi-tien','h6bb906c9efb9','ubnd-huyen-nghi-loc','000.40.33.H41','UBND xã Nghi Tiến',1,NULL,'2025-06-30',NULL,'2023-12-16T03:00:00.000000Z');
INSERT INTO "unit" VALUES('ubnd-xa-nghi-trung','h07123c8dfefa','ubnd-huyen-nghi-loc','000.41.33.H41','UBND xã Nghi Trung',1,NULL,'2025-06-30',NULL,'2023-12-16T03:00:00.000000Z');
INSERT INTO "unit" VALUES('ubnd-xa-nghi-truong','hb7ed25daa180','ubnd-huyen-nghi-loc','000.42.33.H41','UBND xã Nghi Trường',1,NULL,'2025-06-30',NULL,'2023-12-16T03:00:00.000000Z');
INSERT INTO "unit" VALUES('ubnd-xa-nghi-van','h1c5f4755222e','ubnd-huyen-nghi-loc','000.43.33.H41','UBND xã Nghi Vạn',1,NULL,'2025-06-30',NULL,'2023-12-16T03:00:00.000000Z');
INSERT INTO "unit" VALUES('ubnd-xa-nghi-van-2','h771fe0ac6a5d','ubnd-huyen-nghi-loc','000.44.33.H41','UBND xã Nghi Văn',1,NULL,'2025-06-30',NULL,'2023-12-16T03:00:00.000000Z');
INSERT INTO "unit" VALUES('ubnd-xa-nghi-xa','h59bbb436002b','ubnd-huyen-nghi-loc','000.45.33.H41','UBND xã Nghi Xá',1,NULL,'2025-06-30',NULL,'2023-12-16T03:00:00.000000Z');
INSERT INTO "unit" VALUES('ubnd-xa-nghi-xuan','h4d27667d9d12','ubnd-huyen-nghi-loc','000.46.33.H41','UBND xã Nghi Xuân',1,NULL,'2025-06-30',NULL,'2023-12-16T03:00:00.000000Z');
INSERT INTO "unit" VALUES('ubnd-xa-nghi-yen','h6b4a43992110','ubnd-huyen-nghi-loc','000.47.33.H41','UBND xã Nghi Yên',1,NULL,'2025-06-30',NULL,'2023-12-16T03:00:00.000000Z');
INSERT INTO "unit" VALUES('ubnd-xa-phuc-tho','hf50be2717a1e','ubnd-huyen-nghi-loc','000.48.33.H41','UBND xã Phúc Thọ',1,NULL,'2025-06-30',NULL,'2023-12-16T03:00:00.000000Z');
INSERT INTO "unit" VALUES('ubnd-xa-nghi-lonng','h77d1450a2f39','ubnd-tinh-nghe-an',NULL,'UBND xã Nghi Lonng',0,NULL,NULL,'ubnd-xa-nghi-long','2023-12-16T03:00:00.000000Z');
CREATE TABLE unit_successor (
    old TEXT NOT NULL REFERENCES unit (key),
    new TEXT NOT NULL REFERENCES unit (key),
    from_day TEXT NOT NULL,
    PRIMARY KEY (old, new)
);
CREATE TABLE unmapped_tally (
    home TEXT NOT NULL,
    procedure TEXT NOT NULL,
    records INTEGER NOT NULL,
    PRIMARY KEY (home, procedure)
);
INSERT INTO "unmapped_tally" VALUES('h5f2dd97f1cfb','chua ai biet',1);
INSERT INTO "unmapped_tally" VALUES('h77d1450a2f39','chua ai biet',3);
CREATE INDEX home_prefix ON home (prefix);
CREATE UNIQUE INDEX unit_code ON unit (code) WHERE code IS NOT NULL;
CREATE UNIQUE INDEX record_code ON record (code);
CREATE INDEX record_received ON record (received_on);
CREATE INDEX record_resolved ON record (resolved_on);
CREATE INDEX record_returned ON record (returned_on);
CREATE INDEX code_record ON code (home, record);
CREATE UNIQUE INDEX code_live ON code (home, record, round, kind)
WHERE record IS NOT NULL AND revoked_at IS NULL;
CREATE UNIQUE INDEX response_counted ON response (home, record, round, moment)
WHERE state = 'counted';
CREATE INDEX response_beside ON response (home, record) WHERE state <> 'counted';
CREATE INDEX session_person ON session (person);
CREATE INDEX audit_at ON audit (at);
CREATE INDEX tally_half ON tally (base, half);
CREATE INDEX record_due ON record (due_on);
CREATE INDEX record_procedure ON record (procedure, home, code);
CREATE INDEX held_waiting ON held_change (record) WHERE decision IS NULL;
COMMIT;
