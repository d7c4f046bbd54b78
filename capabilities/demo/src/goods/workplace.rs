//! Models of what stands on desks and in bags.
use super::{
    Model,
    Role::{Desktop, Display, Dock, Headset, Laptop},
};

const OFFICE: &[(u32, u32)] = &[(16, 256), (16, 512), (16, 512), (32, 512)];
const STRONG: &[(u32, u32)] = &[(32, 1024), (64, 1024), (64, 2048)];
const APPLE: &[(u32, u32)] = &[(16, 512), (18, 512), (36, 1024)];

/// The models.
pub(super) const MODELS: &[Model] = &[
    // Laptops.
    Model::new(Laptop, "Lenovo", "ThinkPad T14 Gen 2", "20W0")
        .bought((2021, 4), (2022, 9))
        .at(1290)
        .body(65, 1460)
        .lives(36, 48)
        .until("2027-06-30")
        .with(OFFICE),
    Model::new(Laptop, "Lenovo", "ThinkPad T14 Gen 3", "21AH")
        .bought((2022, 6), (2023, 9))
        .at(1340)
        .body(65, 1320)
        .lives(36, 48)
        .until("2028-06-30")
        .with(OFFICE),
    Model::new(Laptop, "Lenovo", "ThinkPad T14 Gen 4", "21HD")
        .bought((2023, 6), (2024, 8))
        .at(1390)
        .body(65, 1370)
        .lives(36, 48)
        .until("2029-06-30")
        .with(OFFICE),
    Model::new(Laptop, "Lenovo", "ThinkPad T14 Gen 5", "21ML")
        .bought((2024, 6), (2026, 3))
        .at(1420)
        .body(65, 1350)
        .lives(36, 48)
        .until("2030-06-30")
        .with(OFFICE),
    Model::new(Laptop, "Lenovo", "ThinkPad X1 Carbon Gen 10", "21CB")
        .bought((2022, 5), (2023, 10))
        .at(1890)
        .body(65, 1120)
        .lives(36, 48)
        .until("2028-05-31")
        .with(OFFICE),
    Model::new(Laptop, "Lenovo", "ThinkPad X1 Carbon Gen 13", "21NS")
        .bought((2025, 2), (2099, 12))
        .at(2190)
        .body(65, 990)
        .lives(36, 48)
        .until("2031-02-28")
        .with(&[(32, 512), (32, 1024)]),
    Model::new(Laptop, "Dell", "Latitude 5420", "P137G")
        .bought((2020, 6), (2022, 6))
        .at(1180)
        .body(65, 1400)
        .lives(36, 48)
        .until("2026-06-30")
        .with(OFFICE),
    Model::new(Laptop, "Dell", "Latitude 5440", "P169G")
        .bought((2023, 4), (2024, 9))
        .at(1260)
        .body(65, 1390)
        .lives(36, 48)
        .until("2029-04-30")
        .with(OFFICE),
    Model::new(Laptop, "Dell", "Latitude 7450", "P177G")
        .bought((2024, 4), (2099, 12))
        .at(1749)
        .body(65, 1330)
        .lives(36, 48)
        .until("2030-04-30")
        .with(OFFICE),
    Model::new(Laptop, "Dell", "Precision 5680", "P119F")
        .bought((2023, 6), (2099, 12))
        .at(2890)
        .body(130, 2030)
        .lives(36, 48)
        .until("2029-06-30")
        .with(STRONG),
    Model::new(Laptop, "HP", "EliteBook 840 G8", "336D3EA")
        .bought((2021, 3), (2022, 8))
        .at(1310)
        .body(45, 1320)
        .lives(36, 48)
        .until("2027-03-31")
        .with(OFFICE),
    Model::new(Laptop, "HP", "EliteBook 845 G10", "818N5EA")
        .bought((2023, 5), (2025, 8))
        .at(1380)
        .body(45, 1380)
        .lives(36, 48)
        .until("2029-05-31")
        .with(OFFICE),
    Model::new(Laptop, "Apple", "MacBook Pro 14″ M1 Pro", "A2442")
        .bought((2021, 11), (2023, 1))
        .at(2150)
        .body(67, 1600)
        .lives(12, 48)
        .with(APPLE),
    Model::new(Laptop, "Apple", "MacBook Air 13″ M2", "A2681")
        .bought((2022, 7), (2024, 3))
        .at(1280)
        .body(35, 1240)
        .lives(12, 48)
        .with(&[(8, 256), (16, 512)]),
    Model::new(Laptop, "Apple", "MacBook Pro 14″ M3 Pro", "A2992")
        .bought((2023, 11), (2024, 11))
        .at(2390)
        .body(70, 1610)
        .lives(12, 48)
        .with(APPLE),
    Model::new(Laptop, "Apple", "MacBook Pro 14″ M4", "A3112")
        .bought((2024, 11), (2099, 12))
        .at(1990)
        .body(70, 1550)
        .lives(12, 48)
        .with(APPLE),
    Model::new(Laptop, "Apple", "MacBook Air 13″ M4", "A3240")
        .bought((2025, 3), (2099, 12))
        .at(1190)
        .body(35, 1240)
        .lives(12, 48)
        .with(&[(16, 256), (24, 512)]),
    // Desktops.
    Model::new(Desktop, "Dell", "OptiPlex 7090 Micro", "D15U")
        .bought((2021, 3), (2023, 2))
        .at(790)
        .body(35, 1160)
        .lives(36, 60)
        .until("2027-03-31")
        .with(OFFICE),
    Model::new(Desktop, "Dell", "OptiPlex 7010 Micro", "D17U")
        .bought((2023, 3), (2025, 6))
        .at(840)
        .body(35, 1280)
        .lives(36, 60)
        .until("2029-03-31")
        .with(OFFICE),
    Model::new(Desktop, "Lenovo", "ThinkCentre M70q Gen 4", "12E3")
        .bought((2023, 5), (2099, 12))
        .at(760)
        .body(35, 1250)
        .lives(36, 60)
        .until("2029-05-31")
        .with(OFFICE),
    Model::new(Desktop, "HP", "Z2 Tower G9", "5F0C1EA")
        .bought((2022, 6), (2099, 12))
        .at(2480)
        .body(240, 8500)
        .lives(36, 60)
        .until("2028-06-30")
        .with(STRONG),
    Model::new(Desktop, "Apple", "Mac mini M2", "A2686")
        .bought((2023, 2), (2099, 12))
        .at(720)
        .body(18, 1180)
        .lives(12, 60)
        .with(&[(16, 256), (16, 512)]),
    // Displays.
    Model::new(Display, "Dell", "P2720DC", "P2720DC")
        .bought((2019, 9), (2022, 3))
        .at(330)
        .body(29, 6300)
        .lives(36, 84),
    Model::new(Display, "Dell", "P2723DE", "P2723DE")
        .bought((2022, 2), (2024, 12))
        .at(349)
        .body(27, 6470)
        .lives(36, 84),
    Model::new(Display, "Dell", "U2723QE", "U2723QE")
        .bought((2022, 3), (2025, 3))
        .at(529)
        .body(31, 6640)
        .lives(36, 84),
    Model::new(Display, "Dell", "U2725QE", "U2725QE")
        .bought((2025, 2), (2099, 12))
        .at(629)
        .body(33, 6900)
        .lives(36, 84),
    Model::new(Display, "EIZO", "FlexScan EV2795", "EV2795-BK")
        .bought((2020, 6), (2025, 6))
        .at(690)
        .body(15, 8100)
        .lives(60, 84),
    Model::new(Display, "LG", "38WR85QC UltraWide", "38WR85QC-W")
        .bought((2023, 9), (2099, 12))
        .at(1090)
        .body(57, 9200)
        .lives(24, 84),
    // Docking stations.
    Model::new(Dock, "Dell", "WD19S", "K20A-S")
        .bought((2020, 9), (2024, 6))
        .at(169)
        .body(8, 585)
        .lives(36, 72),
    Model::new(Dock, "Dell", "WD22TB4", "K20A-TB4")
        .bought((2022, 4), (2099, 12))
        .at(249)
        .body(10, 585)
        .lives(36, 72),
    Model::new(Dock, "Lenovo", "ThinkPad Universal USB-C Dock", "40AY0090EU")
        .bought((2021, 3), (2099, 12))
        .at(189)
        .body(9, 350)
        .lives(36, 72),
    // Headsets.
    Model::new(Headset, "Jabra", "Evolve2 65", "26599-999-999")
        .bought((2020, 8), (2025, 12))
        .at(189)
        .body(1, 176)
        .lives(24, 36),
    Model::new(Headset, "Poly", "Voyager Focus 2", "213726-01")
        .bought((2021, 6), (2099, 12))
        .at(169)
        .body(1, 175)
        .lives(24, 36),
];
