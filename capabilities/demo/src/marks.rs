//! Numbers that devices carry: serials in their makers' style, IMEIs and SIM cards with right check digits, addresses.
use crate::goods::SerialStyle;
use domain::Date;

const LETTERS_AND_DIGITS: &[u8] = b"0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const WITHOUT_VOWELS: &[u8] = b"23456789BCDFGHJKLMNPQRTVWXYZ";
const ALL: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// Steps that share no factor with any number of signs, and therefore visit every number of a space before they repeat
/// one: for small spaces, and for those beyond ten thousand million.
const STEP: u64 = 7_368_787;
const LONG_STEP: u64 = STEP * 1_000_003;

/// A serial number as a maker writes it. No two numbers below a million have the same one of a style.
pub(crate) fn serial(style: SerialStyle, number: u32, made: Date) -> String {
    let (year, week) = (made.year() % 100, i16::from(made.month() - 1) * 4 + i16::from(made.day()) / 8 + 1);
    match style {
        SerialStyle::Lenovo => format!("PF{}", spread(number, LETTERS_AND_DIGITS, 6)),
        SerialStyle::Dell => spread(number, ALL, 7),
        SerialStyle::Apple => spread(number, WITHOUT_VOWELS, 10),
        SerialStyle::Hp => format!("5CG{}{week:02}{}", year % 10, spread(number, LETTERS_AND_DIGITS, 4)),
        SerialStyle::Cisco => format!("FOC{year:02}{week:02}{}", spread(number, LETTERS_AND_DIGITS, 4)),
        SerialStyle::Samsung => format!("R5CT{}", spread(number, LETTERS_AND_DIGITS, 7)),
        SerialStyle::Dated => format!("{year:02}{:02}KXM{}", made.month(), spread(number, &ALL[..10], 6)),
        SerialStyle::Digits => spread(number, &ALL[..10], 12),
    }
}

/// A number as so many signs that neighbours look nothing alike.
fn spread(number: u32, signs: &[u8], length: u32) -> String {
    let base = signs.len() as u64;
    let space = base.pow(length);
    let step = if space > 10_000_000_000 { LONG_STEP } else { STEP };
    // From within the space, so that small numbers do not begin with zeros.
    let mut rest = (u64::from(number) * step + space / 3) % space;
    let mut text = vec![b'0'; length as usize];
    for place in text.iter_mut().rev() {
        *place = signs[(rest % base) as usize];
        rest /= base;
    }
    text.into_iter().map(char::from).collect()
}

/// The first or second IMEI of a phone: 15 digits with their check digit, of which the first eight stand for the type.
pub(crate) fn imei(model: u16, second: bool, number: u32) -> String {
    let card = if second { 7 } else { 2 };
    with_check_digit(format!("35{card}{:05}{:06}", 10_000 + u32::from(model) * 37, number % 1_000_000))
}

/// The number of a SIM card with its check digit; `country` is what one dials.
pub(crate) fn sim(country: &str, number: u32) -> String {
    with_check_digit(format!("89{country:0>2}02{:012}", 400_000_000_000 + u64::from(number) * 9_973))
}

/// Appends the digit that makes the sum of Luhn's rule a multiple of ten.
fn with_check_digit(mut digits: String) -> String {
    let sum: u32 = digits
        .chars()
        .rev()
        .filter_map(|c| c.to_digit(10))
        .enumerate()
        .map(|(place, digit)| if place % 2 == 0 { digit * 2 / 10 + digit * 2 % 10 } else { digit })
        .sum();
    digits.push(char::from(b'0' + ((10 - sum % 10) % 10) as u8));
    digits
}

/// A hardware address of those that are given out locally, so that it is nobody's.
pub(crate) fn mac(number: u32) -> String {
    let mixed = number.wrapping_mul(0x9e_3779 | 1) & 0xff_ffff;
    format!("02:4e:57:{:02x}:{:02x}:{:02x}", mixed >> 16, mixed >> 8 & 0xff, mixed & 0xff)
}

/// An address in the network of a site.
pub(crate) fn ip(site: usize, number: u32) -> String {
    format!("10.{}.{}.{}", 16 + site, number / 250 % 250 + 1, number % 250 + 2)
}

/// A phone number within a country's code; the numbers are not given out.
pub(crate) fn phone_number(dialling: &str, number: u32) -> String {
    let country = dialling.split(' ').next().unwrap_or("+49");
    format!("{country} 1500 {:07}", 1_000_000 + u64::from(number) * 4_969 % 9_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{Currency, Field, Kind, read_field};
    use std::collections::BTreeSet;

    const STYLES: [SerialStyle; 8] = [
        SerialStyle::Lenovo,
        SerialStyle::Dell,
        SerialStyle::Apple,
        SerialStyle::Hp,
        SerialStyle::Cisco,
        SerialStyle::Samsung,
        SerialStyle::Dated,
        SerialStyle::Digits,
    ];

    #[test]
    fn no_two_devices_share_a_serial_number() {
        let made = Date::new(2024, 5, 20).unwrap();
        for style in STYLES {
            let all: BTreeSet<String> =
                (0..1_000_000).step_by(9).chain(0..5_000).map(|n| serial(style, n, made)).collect();
            let numbers: BTreeSet<u32> = (0..1_000_000).step_by(9).chain(0..5_000).collect();
            assert_eq!(all.len(), numbers.len(), "{style:?}");
        }
        assert_eq!(serial(SerialStyle::Dell, 7, made).len(), 7);
        assert_eq!(serial(SerialStyle::Apple, 7, made).len(), 10);
        assert!(serial(SerialStyle::Hp, 7, made).starts_with("5CG419"));
    }

    #[test]
    fn check_digits_and_addresses_are_right() {
        let read = |kind, text: String| read_field(&Field::new("f", "F", kind), &text.into(), Currency::EUR);
        for number in [0, 1, 77_777, 999_999, 1_234_567] {
            assert!(read(Kind::Imei, imei(63, true, number)).is_ok(), "{}", imei(63, true, number));
            assert!(read(Kind::Mac, mac(number)).is_ok() && read(Kind::Ip, ip(11, number)).is_ok());
            assert_eq!(sim("49", number).len(), 19);
        }
        assert_eq!(with_check_digit("49015420323751".into()), "490154203237518");
    }
}
