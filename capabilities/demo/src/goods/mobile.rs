//! Models that are carried about.
use super::{
    Model,
    Role::{Phone, Tablet},
};

/// The models.
pub(super) const MODELS: &[Model] = &[
    // Phones.
    Model::new(Phone, "Apple", "iPhone SE (3rd generation)", "A2783")
        .bought((2022, 3), (2024, 12))
        .at(449)
        .body(5, 144)
        .lives(12, 36)
        .until("2028-09-30")
        .with(&[(4, 64), (4, 128)]),
    Model::new(Phone, "Apple", "iPhone 13", "A2633")
        .bought((2021, 10), (2023, 10))
        .at(689)
        .body(6, 174)
        .lives(12, 36)
        .until("2028-09-30")
        .with(&[(4, 128)]),
    Model::new(Phone, "Apple", "iPhone 15", "A3090")
        .bought((2023, 10), (2025, 9))
        .at(749)
        .body(6, 171)
        .lives(12, 36)
        .until("2030-09-30")
        .with(&[(6, 128)]),
    Model::new(Phone, "Apple", "iPhone 16e", "A3409")
        .bought((2025, 3), (2099, 12))
        .at(589)
        .body(6, 167)
        .lives(12, 36)
        .until("2032-09-30")
        .with(&[(8, 128)]),
    Model::new(Phone, "Samsung", "Galaxy A54 5G", "SM-A546B")
        .bought((2023, 4), (2025, 3))
        .at(379)
        .body(6, 202)
        .lives(24, 36)
        .until("2028-03-31")
        .with(&[(8, 128)]),
    Model::new(Phone, "Samsung", "Galaxy S23", "SM-S911B")
        .bought((2023, 2), (2025, 6))
        .at(729)
        .body(6, 168)
        .lives(24, 36)
        .until("2028-02-29")
        .with(&[(8, 128), (8, 256)]),
    Model::new(Phone, "Google", "Pixel 8", "GKWS6")
        .bought((2023, 10), (2025, 8))
        .at(599)
        .body(6, 187)
        .lives(24, 36)
        .until("2030-10-31")
        .with(&[(8, 128)]),
    Model::new(Phone, "Google", "Pixel 10", "GLBW0")
        .bought((2025, 9), (2099, 12))
        .at(759)
        .body(6, 204)
        .lives(24, 36)
        .until("2032-08-31")
        .with(&[(12, 128)]),
    Model::new(Phone, "Fairphone", "Fairphone 5", "FP5")
        .bought((2023, 9), (2099, 12))
        .at(579)
        .body(6, 212)
        .lives(60, 60)
        .until("2031-08-31")
        .with(&[(8, 256)]),
    // Tablets.
    Model::new(Tablet, "Apple", "iPad (9th generation)", "A2602")
        .bought((2021, 10), (2023, 12))
        .at(369)
        .body(10, 487)
        .lives(12, 48)
        .until("2027-09-30")
        .with(&[(3, 64)]),
    Model::new(Tablet, "Apple", "iPad Air 11″ M2", "A2902")
        .bought((2024, 5), (2099, 12))
        .at(629)
        .body(12, 462)
        .lives(12, 48)
        .until("2031-09-30")
        .with(&[(8, 128)]),
    Model::new(Tablet, "Samsung", "Galaxy Tab S9", "SM-X710")
        .bought((2023, 8), (2099, 12))
        .at(719)
        .body(12, 498)
        .lives(24, 48)
        .until("2028-08-31")
        .with(&[(8, 128)]),
];
