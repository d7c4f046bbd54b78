//! Which technique sanitises which kind of medium, and how far: the table that every recording is held against.
//!
//! NIST SP 800-88 Rev 2 keeps three outcomes and asks for two different proofs: *verified* is that the operation ran to
//! its end, *validated* is that the technique was enough for the data on this medium (§4.5.1 and §4.5.2). Degaussing an
//! SSD runs to its end and sanitises nothing; this table is what says so.
use super::words::words;
use assets::Outcome;
use domain::Refusal;

words! {
    /// What a medium is, as far as techniques differ.
    MediaType {
        /// Magnetic disks.
        Hdd = "hdd", "Hard disk (HDD)", Muted;
        /// Magnetic disks with a flash cache.
        Hybrid = "hybrid", "Hybrid disk (SSHD)", Muted;
        /// Flash behind SATA or SAS.
        Ssd = "ssd", "Solid-state drive (SSD)", Muted;
        /// Flash behind NVMe.
        Nvme = "nvme", "NVMe drive", Muted;
        /// A drive that encrypts everything from the first byte.
        SelfEncrypting = "self-encrypting", "Self-encrypting drive", Muted;
        /// Flash on the board.
        Emmc = "emmc", "Embedded flash (eMMC, UFS)", Muted;
        /// The flash of a phone or tablet with hardware encryption.
        Phone = "phone", "Phone or tablet storage", Muted;
        /// A stick.
        UsbFlash = "usb-flash", "USB stick", Muted;
        /// SD, CF and the like.
        MemoryCard = "memory-card", "Memory card", Muted;
        /// Magnetic tape.
        Tape = "tape", "Magnetic tape", Muted;
        /// Magnetic discs of the past.
        Floppy = "floppy", "Floppy disk", Muted;
        /// CD, DVD, Blu-ray.
        Optical = "optical", "Optical disc", Muted;
        /// Paper and film.
        Paper = "paper", "Paper or film", Muted;
        /// What a switch, printer or telephone remembers of its configuration.
        Configuration = "configuration", "Device configuration memory", Muted;
    }
}

words! {
    /// How a medium is sanitised.
    Technique {
        /// The host writes over every address that it can reach.
        HostOverwrite = "host-overwrite", "Overwrite by the host", Muted;
        /// ATA Sanitize (0xB4), overwrite.
        AtaOverwrite = "ata-sanitize-overwrite", "ATA Sanitize: overwrite", Muted;
        /// ATA Sanitize (0xB4), block erase.
        AtaBlockErase = "ata-sanitize-block-erase", "ATA Sanitize: block erase", Muted;
        /// ATA Sanitize (0xB4), crypto scramble.
        AtaCrypto = "ata-sanitize-crypto-scramble", "ATA Sanitize: crypto scramble", Muted;
        /// The older ATA security erase.
        AtaSecureErase = "ata-secure-erase", "ATA secure erase", Muted;
        /// NVMe Sanitize (0x84), action 3.
        NvmeOverwrite = "nvme-sanitize-overwrite", "NVMe Sanitize: overwrite", Muted;
        /// NVMe Sanitize (0x84), action 2.
        NvmeBlockErase = "nvme-sanitize-block-erase", "NVMe Sanitize: block erase", Muted;
        /// NVMe Sanitize (0x84), action 4.
        NvmeCrypto = "nvme-sanitize-crypto-erase", "NVMe Sanitize: crypto erase", Muted;
        /// NVMe Format.
        NvmeFormat = "nvme-format", "NVMe Format", Muted;
        /// SCSI SANITIZE (0x48), service action 01.
        ScsiOverwrite = "scsi-sanitize-overwrite", "SCSI Sanitize: overwrite", Muted;
        /// SCSI SANITIZE (0x48), service action 02.
        ScsiBlockErase = "scsi-sanitize-block-erase", "SCSI Sanitize: block erase", Muted;
        /// SCSI SANITIZE (0x48), service action 03.
        ScsiCrypto = "scsi-sanitize-crypto-erase", "SCSI Sanitize: crypto erase", Muted;
        /// TCG Opal revert, or the key of an encrypted disk destroyed.
        KeyDestruction = "key-destruction", "Disk key destroyed (TCG Opal revert)", Muted;
        /// TRIM, UNMAP, discard.
        Discard = "discard", "TRIM or UNMAP", Muted;
        /// What a device calls its factory reset.
        FactoryReset = "factory-reset", "Factory reset", Muted;
        /// A factory reset that destroys the key of a hardware-encrypted device.
        FactoryResetEncrypted = "factory-reset-encrypted", "Factory reset that destroys the key", Muted;
        /// A strong magnetic field.
        Degauss = "degauss", "Degauss", Muted;
        /// Cut into pieces by a shredder for media.
        Shred = "shred", "Shred", Muted;
        /// Cut into particles.
        Disintegrate = "disintegrate", "Disintegrate", Muted;
        /// Ground to powder.
        Pulverise = "pulverise", "Pulverise", Muted;
        /// Burnt.
        Incinerate = "incinerate", "Incinerate", Muted;
        /// Molten.
        Melt = "melt", "Melt", Muted;
        /// Paper cut crosswise.
        CrossCut = "cross-cut", "Cross-cut shredding", Muted;
        /// Paper made into pulp.
        Pulp = "pulp", "Pulp", Muted;
    }
}

impl Technique {
    /// Whether it works by destroying a key, so that it counts only where all data were under that key.
    pub const fn is_cryptographic(self) -> bool {
        matches!(
            self,
            Self::AtaCrypto
                | Self::NvmeCrypto
                | Self::ScsiCrypto
                | Self::KeyDestruction
                | Self::FactoryResetEncrypted
        )
    }
}

impl MediaType {
    /// Whether such a medium encrypts everything that it ever holds.
    pub const fn always_encrypts(self) -> bool {
        matches!(self, Self::SelfEncrypting | Self::Phone)
    }
}

/// A line of the table: what a technique reaches, on what, and why it is refused elsewhere.
#[derive(Clone, Copy, Debug)]
pub struct Permit {
    /// The technique.
    pub technique: Technique,
    /// What it reaches.
    pub outcome: Outcome,
    /// On which media.
    pub on: &'static [MediaType],
    /// Why not on others, as a sentence.
    pub elsewhere: &'static str,
}

const fn permit(
    technique: Technique,
    outcome: Outcome,
    on: &'static [MediaType],
    elsewhere: &'static str,
) -> Permit {
    Permit { technique, outcome, on, elsewhere }
}

use MediaType as M;
use Outcome::{Clear, Destroy, Purge};
use Technique as T;

/// Media that a host can write over.
const WRITABLE: &[M] = &[
    M::Hdd,
    M::Hybrid,
    M::Ssd,
    M::Nvme,
    M::SelfEncrypting,
    M::Emmc,
    M::UsbFlash,
    M::MemoryCard,
    M::Tape,
    M::Floppy,
];
/// Everything but paper.
const HARDWARE: &[M] = &[
    M::Hdd,
    M::Hybrid,
    M::Ssd,
    M::Nvme,
    M::SelfEncrypting,
    M::Emmc,
    M::Phone,
    M::UsbFlash,
    M::MemoryCard,
    M::Tape,
    M::Floppy,
    M::Optical,
    M::Configuration,
];

const ATA: &str = "Only drives that take ATA commands know it.";
const NVME: &str = "Only NVMe drives know it.";
const SCSI: &str = "Only drives that take SCSI commands know it.";
const BLOCKS: &str = "A block erase empties the cells of flash; there are none that it reaches here.";

/// The table. Every technique has exactly one line.
pub const PERMITS: &[Permit] = &[
    permit(
        T::HostOverwrite,
        Clear,
        WRITABLE,
        "A host cannot write over every place of such a medium: what is reachable is not all there is.",
    ),
    permit(T::AtaOverwrite, Purge, &[M::Hdd, M::Hybrid], ATA),
    permit(T::AtaBlockErase, Purge, &[M::Ssd, M::SelfEncrypting], BLOCKS),
    permit(T::AtaCrypto, Purge, &[M::Hdd, M::Hybrid, M::Ssd, M::SelfEncrypting], ATA),
    permit(T::AtaSecureErase, Clear, &[M::Hdd, M::Hybrid, M::Ssd, M::SelfEncrypting], ATA),
    permit(T::NvmeOverwrite, Purge, &[M::Nvme], NVME),
    permit(T::NvmeBlockErase, Purge, &[M::Nvme, M::SelfEncrypting], NVME),
    permit(T::NvmeCrypto, Purge, &[M::Nvme, M::SelfEncrypting], NVME),
    permit(T::NvmeFormat, Clear, &[M::Nvme, M::SelfEncrypting], NVME),
    permit(T::ScsiOverwrite, Purge, &[M::Hdd], SCSI),
    permit(T::ScsiBlockErase, Purge, &[M::Ssd, M::SelfEncrypting], BLOCKS),
    permit(T::ScsiCrypto, Purge, &[M::Hdd, M::Ssd, M::SelfEncrypting], SCSI),
    permit(
        T::KeyDestruction,
        Purge,
        &[M::Hdd, M::Hybrid, M::Ssd, M::Nvme, M::SelfEncrypting, M::Emmc, M::UsbFlash, M::Tape],
        "There is no key that everything on such a medium lies under.",
    ),
    permit(
        T::Discard,
        Clear,
        &[M::Ssd, M::Nvme, M::SelfEncrypting, M::Emmc],
        "It only tells a flash drive which blocks are free.",
    ),
    permit(
        T::FactoryReset,
        Clear,
        &[M::Phone, M::Emmc, M::Configuration],
        "Only devices that carry their own reset know it.",
    ),
    permit(
        T::FactoryResetEncrypted,
        Purge,
        &[M::Phone, M::Emmc],
        "Only devices with hardware encryption throw a key away when they are reset.",
    ),
    permit(
        T::Degauss,
        Purge,
        &[M::Hdd, M::Tape, M::Floppy],
        "A magnetic field does not reach data in flash or on discs: the operation ends without an error and sanitises nothing.",
    ),
    permit(T::Shred, Destroy, HARDWARE, "Paper is cut crosswise, pulped or burnt."),
    permit(T::Disintegrate, Destroy, HARDWARE, "Paper is cut crosswise, pulped or burnt."),
    permit(T::Pulverise, Destroy, HARDWARE, "Paper is cut crosswise, pulped or burnt."),
    permit(T::Incinerate, Destroy, M::ALL, ""),
    permit(T::Melt, Destroy, HARDWARE, "Paper is cut crosswise, pulped or burnt."),
    permit(T::CrossCut, Destroy, &[M::Paper], "It is meant for paper; hard media need a shredder for media."),
    permit(T::Pulp, Destroy, &[M::Paper], "Only paper becomes pulp."),
];

/// How strong an outcome is: a stronger one serves wherever a weaker one is asked for.
pub const fn strength(outcome: Outcome) -> u8 {
    match outcome {
        Clear => 1,
        Purge => 2,
        Destroy => 3,
    }
}

/// As it is said in a sentence.
pub const fn said(outcome: Outcome) -> &'static str {
    match outcome {
        Clear => "clear",
        Purge => "purge",
        Destroy => "destroy",
    }
}

/// The line of a technique.
pub fn permit_of(technique: Technique) -> Option<&'static Permit> {
    PERMITS.iter().find(|permit| permit.technique == technique)
}

/// Whether a technique reaches this outcome on this kind of medium.
///
/// Refuses, in this order: a technique that does nothing for such a medium; an outcome that it does not reach; an
/// outcome that is less than what it does; an erased key that not everything lay under.
pub fn check(
    technique: Technique,
    medium: MediaType,
    outcome: Outcome,
    all_under_the_key: bool,
) -> Result<(), Refusal> {
    let name = technique.label();
    let Some(permit) = permit_of(technique).filter(|permit| permit.on.contains(&medium)) else {
        let why = permit_of(technique).map_or("", |permit| permit.elsewhere);
        let message =
            format!("{name} does not sanitise: {}. {why} (NIST SP 800-88 Rev 2, §4.5.2)", medium.label());
        return Err(Refusal::new("wrong-technique", message));
    };
    let (reached, asked) = (strength(permit.outcome), strength(outcome));
    if asked > reached {
        let message = format!(
            "{name} reaches only \u{201c}{}\u{201d} on this: {}, not \u{201c}{}\u{201d}. Choose a stronger technique. (NIST SP 800-88 Rev 2, §4.5.2)",
            said(permit.outcome),
            medium.label(),
            said(outcome)
        );
        return Err(Refusal::new("outcome-not-reached", message));
    }
    if asked < reached {
        let message = format!(
            "{name} is a technique of \u{201c}{}\u{201d}: record it as what it does, not as \u{201c}{}\u{201d}. (NIST SP 800-88 Rev 2, §4.6)",
            said(permit.outcome),
            said(outcome)
        );
        return Err(Refusal::new("outcome-understated", message));
    }
    if technique.is_cryptographic() && !medium.always_encrypts() && !all_under_the_key {
        let message = format!(
            "{name} counts as purge only if everything on the medium was encrypted under that key from the first byte. Confirm that it was, or choose another technique. (NIST SP 800-88 Rev 2, §4.5.2)"
        );
        return Err(Refusal::new("not-all-encrypted", message));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(technique: T, medium: M, outcome: Outcome) -> &'static str {
        check(technique, medium, outcome, false).unwrap_err().code
    }

    #[test]
    fn every_technique_has_one_line_and_every_medium_can_be_destroyed() {
        for technique in T::ALL {
            assert_eq!(PERMITS.iter().filter(|permit| permit.technique == *technique).count(), 1);
        }
        for medium in M::ALL {
            let ends = PERMITS.iter().filter(|it| it.outcome == Destroy && it.on.contains(medium));
            assert!(ends.count() > 0, "{medium:?}");
        }
    }

    #[test]
    fn what_runs_to_its_end_need_not_sanitise() {
        assert_eq!(refused(T::Degauss, M::Ssd, Purge), "wrong-technique");
        assert_eq!(refused(T::Degauss, M::Hybrid, Purge), "wrong-technique");
        assert_eq!(refused(T::HostOverwrite, M::Nvme, Purge), "outcome-not-reached");
        assert_eq!(refused(T::HostOverwrite, M::Hdd, Purge), "outcome-not-reached");
        assert_eq!(refused(T::Discard, M::Ssd, Purge), "outcome-not-reached");
        assert_eq!(refused(T::HostOverwrite, M::Optical, Clear), "wrong-technique");
        assert_eq!(refused(T::Degauss, M::Hdd, Destroy), "outcome-not-reached");
        assert_eq!(refused(T::Shred, M::Hdd, Clear), "outcome-understated");
        assert!(check(T::NvmeBlockErase, M::Nvme, Purge, false).is_ok());
        assert!(check(T::HostOverwrite, M::Hdd, Clear, false).is_ok());
        assert!(check(T::Degauss, M::Tape, Purge, false).is_ok());
    }

    #[test]
    fn an_erased_key_counts_where_everything_lay_under_it() {
        assert_eq!(refused(T::NvmeCrypto, M::Nvme, Purge), "not-all-encrypted");
        assert!(check(T::NvmeCrypto, M::Nvme, Purge, true).is_ok());
        assert!(check(T::KeyDestruction, M::SelfEncrypting, Purge, false).is_ok());
    }

    #[test]
    fn the_refusal_says_why_and_where_it_is_written() {
        let message = check(T::Degauss, M::Ssd, Purge, false).unwrap_err().message;
        assert!(message.contains("magnetic field") && message.contains("§4.5.2"), "{message}");
    }
}
