//! Models that serve a room: meeting rooms, comms rooms, racks.
use super::{
    Model,
    Role::{AccessPoint, Conference, Firewall, Printer, RoomDisplay, Server, Storage, Switch},
};

const RACK: &[(u32, u32)] = &[(128, 3840), (256, 7680), (512, 7680), (512, 15_360)];

/// The models.
pub(super) const MODELS: &[Model] = &[
    // Servers.
    Model::new(Server, "Dell", "PowerEdge R640", "E39S")
        .bought((2018, 1), (2022, 3))
        .at(7900)
        .body(310, 21_900)
        .high(1)
        .lives(60, 72)
        .until("2027-01-31")
        .with(RACK),
    Model::new(Server, "Dell", "PowerEdge R650", "E69S")
        .bought((2021, 6), (2023, 9))
        .at(9400)
        .body(420, 18_600)
        .high(1)
        .lives(60, 72)
        .until("2028-06-30")
        .with(RACK),
    Model::new(Server, "Dell", "PowerEdge R760", "E87S")
        .bought((2023, 3), (2025, 6))
        .at(13_800)
        .body(560, 28_600)
        .high(2)
        .lives(60, 72)
        .until("2030-03-31")
        .with(RACK),
    Model::new(Server, "Dell", "PowerEdge R770", "E102S")
        .bought((2025, 5), (2099, 12))
        .at(18_400)
        .body(610, 29_300)
        .high(2)
        .lives(60, 72)
        .until("2032-05-31")
        .with(RACK),
    Model::new(Server, "HPE", "ProLiant DL380 Gen10", "868703-B21")
        .bought((2017, 10), (2023, 6))
        .at(8600)
        .body(380, 14_760)
        .high(2)
        .lives(60, 72)
        .until("2027-07-31")
        .extended("2029-07-31")
        .with(RACK),
    Model::new(Server, "HPE", "ProLiant DL360 Gen11", "P52499-B21")
        .bought((2023, 2), (2099, 12))
        .at(11_200)
        .body(450, 16_300)
        .high(1)
        .lives(60, 72)
        .until("2030-02-28")
        .extended("2032-02-29")
        .with(RACK),
    // Storage.
    Model::new(Storage, "Synology", "RS3621xs+", "RS3621XS+")
        .bought((2021, 1), (2024, 12))
        .at(5200)
        .body(165, 15_100)
        .high(2)
        .lives(60, 72)
        .until("2029-01-31")
        .with(&[(8, 96_000), (16, 144_000)]),
    Model::new(Storage, "Synology", "RS4021xs+", "RS4021XS+")
        .bought((2021, 1), (2099, 12))
        .at(6900)
        .body(190, 17_900)
        .high(3)
        .lives(60, 72)
        .until("2029-01-31")
        .with(&[(16, 192_000), (32, 256_000)]),
    Model::new(Storage, "HPE", "MSA 2062", "R0Q80B")
        .bought((2020, 9), (2099, 12))
        .at(12_600)
        .body(330, 22_800)
        .high(2)
        .lives(60, 84)
        .until("2030-09-30")
        .with(&[(24, 46_000)]),
    // Network.
    Model::new(Switch, "Cisco", "Catalyst 2960-X 48", "WS-C2960X-48FPD-L")
        .bought((2014, 1), (2022, 10))
        .at(3100)
        .body(90, 5800)
        .high(1)
        .lives(60, 84)
        .until("2027-10-31"),
    Model::new(Switch, "Cisco", "Catalyst 9200L 48", "C9200L-48P-4G")
        .bought((2019, 1), (2099, 12))
        .at(3600)
        .body(110, 5400)
        .high(1)
        .lives(60, 84),
    Model::new(Switch, "Cisco", "Catalyst 9300 48", "C9300-48UXM")
        .bought((2018, 1), (2099, 12))
        .at(9120)
        .body(190, 7480)
        .high(1)
        .lives(60, 84),
    Model::new(Firewall, "Fortinet", "FortiGate 100E", "FG-100E")
        .bought((2017, 1), (2021, 8))
        .at(2100)
        .body(26, 3300)
        .high(1)
        .lives(36, 60)
        .until("2026-08-31"),
    Model::new(Firewall, "Fortinet", "FortiGate 100F", "FG-100F")
        .bought((2019, 12), (2099, 12))
        .at(2900)
        .body(27, 3300)
        .high(1)
        .lives(36, 60)
        .until("2031-12-31"),
    Model::new(AccessPoint, "Cisco", "Meraki MR46", "MR46-HW")
        .bought((2020, 2), (2099, 12))
        .at(890)
        .body(20, 800)
        .lives(36, 72),
    Model::new(AccessPoint, "HPE", "Aruba AP-535", "JZ336A")
        .bought((2019, 6), (2024, 6))
        .at(780)
        .body(23, 1270)
        .lives(36, 72)
        .until("2029-06-30"),
    // Printers.
    Model::new(Printer, "HP", "LaserJet Enterprise M507dn", "1PV87A")
        .bought((2019, 5), (2099, 12))
        .at(560)
        .body(480, 11_600)
        .lives(12, 72),
    Model::new(Printer, "Brother", "HL-L6400DW", "HLL6400DW")
        .bought((2016, 1), (2023, 8))
        .at(390)
        .body(380, 13_500)
        .lives(36, 72),
    Model::new(Printer, "Canon", "imageRUNNER ADVANCE DX C3826i", "4914C005")
        .bought((2020, 10), (2099, 12))
        .at(3900)
        .body(620, 69_000)
        .lives(36, 72),
    // Meeting rooms.
    Model::new(RoomDisplay, "Samsung", "QM65C 65″", "LH65QMCEBGCXEN")
        .bought((2023, 1), (2099, 12))
        .at(1290)
        .body(110, 22_900)
        .lives(36, 84),
    Model::new(RoomDisplay, "LG", "55UL3J 55″", "55UL3J-E")
        .bought((2021, 6), (2099, 12))
        .at(690)
        .body(98, 14_000)
        .lives(36, 84),
    Model::new(Conference, "Logitech", "Rally Bar", "960-001311")
        .bought((2021, 1), (2099, 12))
        .at(2690)
        .body(28, 7100)
        .lives(24, 60),
    Model::new(Conference, "Poly", "Studio X50", "2200-85970-101")
        .bought((2020, 2), (2099, 12))
        .at(2150)
        .body(22, 2900)
        .lives(12, 60),
];
